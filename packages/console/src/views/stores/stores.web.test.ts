import { expect } from '@open-wc/testing';
import { type OfficeRig, openOffice } from '../../testing/office.ts';
import type { Rest } from '../../testing/rest.ts';

const DAY = [{ from: '09:00', to: '18:00' }];
const HOURS = {
  zone: 'Europe/Lisbon',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
  exceptions: [{ date: '2026-12-25', spans: [] }],
};
const HARBOUR = {
  ...{ id: 'H-1', name: 'Harbour', address: '1 Harbour Street', position: { lat: 38.7, lng: -9.1 }, hours: HOURS },
  ...{ phone: '+351 21', services: ['Repair'], maps: {} },
};
const MILL = {
  id: 'M-2',
  name: 'Mill',
  address: '2 Mill Lane',
  position: { lat: 39, lng: -9 },
  services: [],
  maps: {},
};

describe('stores', () => {
  let rig: OfficeRig;
  const open = async (
    stores: readonly object[] = [HARBOUR, MILL],
    answers: (rest: Rest) => void = () => {},
    language = 'en',
  ) => {
    rig = await openOffice(
      'stores',
      (rest) => {
        rest.answer('GET stores', { stores, localities: 3, timeZone: 'Europe/Lisbon' });
        answers(rest);
      },
      language,
    );
    await rig.desk.pass(200);
  };
  const section = () => rig.desk.find('section[aria-labelledby=shop-stores]');
  const rows = () => [...section().querySelectorAll('.entry')];
  const button = (name: string) => {
    const all = [...section().querySelectorAll<HTMLButtonElement>('button')];
    return all.find((one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name) as HTMLButtonElement;
  };
  const dots = () => rig.desk.find<SVGPathElement & HTMLElement>('.store-dots');
  /** Where stores are drawn, in the picture's units. */
  const drawn = () =>
    [...(dots().getAttribute('d') ?? '').matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [x, y].map(Number));
  const asked = (call: string) => rig.rest.asked.filter((one) => one.call === call).length;
  afterEach(() => rig.desk.close());

  it('[CS1] are listed with what shoppers are told, found by their words, and drawn where they lie', async () => {
    await open();
    expect(rows().map((row) => row.querySelector('strong')?.textContent)).to.deep.equal(['Harbour', 'Mill']);
    for (const words of ['H-1', '1 Harbour Street', '+351 21', 'Repair', 'Mon–Fri 09:00–18:00']) {
      expect(rows()[0]?.textContent).to.contain(words);
    }
    expect(drawn().length).to.equal(2);
    await expect(section()).to.be.accessible();
    const search = section().querySelector<HTMLInputElement>('input[type=search]');
    if (!search) throw new Error('no search');
    search.value = 'mill';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await rig.desk.pass(50);
    expect(rows().map((row) => row.querySelector('strong')?.textContent)).to.deep.equal(['Mill']);
    expect(section().textContent).to.contain('1 of 2');
    expect(drawn().length).to.equal(1);
  });

  it('[CS1] there are none, they come, or they can’t be had: it says which, in Chinese too', async () => {
    await open([]);
    expect(section().textContent).to.contain('There is no store.');
    rig.desk.close();
    await open([], () => {}, 'zh-CN');
    expect(section().textContent).to.contain('还没有门店');
    rig.desk.close();
    await open([], (rest) => rest.refuse('GET stores', 'internal'));
    expect(section().querySelectorAll('.empty .button').length).to.equal(1);
  });

  it('[CS2] one is changed, hours and exceptions too; what is wrong stands at its field', async () => {
    await open(undefined, (rest) =>
      rest.refuse('POST stores/H-1', 'settings_refused', {
        faults: [
          { code: 'position_invalid', path: 'position.lat' },
          { code: 'spans_overlap', path: 'hours.week.mon' },
        ],
      }),
    );
    button('Change: Harbour').click();
    await rig.desk.pass(50);
    const form = section().querySelector<HTMLFormElement>('form');
    expect(form?.querySelectorAll('.hours-day').length).to.be.greaterThan(6);
    await expect(section()).to.be.accessible();
    form?.requestSubmit();
    await rig.desk.pass(100);
    const sent = rig.rest.asked.findLast(({ call }) => call === 'POST stores/H-1')?.body as { store: typeof HARBOUR };
    expect(sent.store).to.deep.include({ name: 'Harbour', hours: HOURS, services: ['Repair'] });
    expect(form?.textContent).to.contain('Latitude is −90 to 90');
    expect(form?.querySelector('[inputmode=decimal]')?.getAttribute('aria-invalid')).to.equal('true');
  });

  it('[CS2] what was typed stays through a refusal, and what is no number goes as none', async () => {
    await open(undefined, (rest) => rest.refuse('POST stores/M-2', 'settings_refused', { faults: [] }));
    button('Change: Mill').click();
    await rig.desk.pass(50);
    await rig.fill('Name', 'The mill <b>');
    await rig.fill('Latitude', ' ');
    section().querySelector('form')?.requestSubmit();
    await rig.desk.pass(100);
    const sent = rig.sent('POST stores/M-2') as { store: typeof MILL };
    expect([sent.store.name, sent.store.position.lat]).to.deep.equal(['The mill <b>', null]);
    expect(rig.named<HTMLInputElement>('Name').value).to.equal('The mill <b>');
    expect(rig.desk.app.state.office.unsaved.value).to.equal(1);
  });

  it('[CS1] one that is chosen in the picture is in the list, however far down it stands', async () => {
    const position = (n: number) => ({ lat: 39 + n / 100, lng: -9 });
    const many = Array.from({ length: 60 }, (_, n) => ({
      ...MILL,
      id: `M-${n}`,
      name: `Mill ${n}`,
      position: position(n),
    }));
    await open(many);
    expect(rows().length).to.equal(50);
    const [x, y] = drawn()[55] ?? [];
    const { x: clientX, y: clientY } = new DOMPoint(x, y).matrixTransform(dots().getScreenCTM() ?? undefined);
    dots().dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY }));
    await rig.desk.pass(50);
    expect(section().querySelector('[aria-current=true] strong')?.textContent).to.equal('Mill 55');
    button('Show 9 more').click();
    await rig.desk.pass(50);
    expect(rows().length).to.equal(60);
  });

  it('[CS3] many are one shape, and the chosen one lies above it', async () => {
    await open(Array.from({ length: 500 }, (_, n) => ({ ...MILL, id: `M-${n}`, name: `Mill ${n}` })));
    rows()[3]?.querySelector('button')?.focus();
    await rig.desk.pass(50);
    expect(drawn().length).to.equal(500);
    const shapes = [...section().querySelectorAll<SVGElement>('.store-map *')].map((shape) => shape.className.baseVal);
    expect(shapes).to.deep.equal(['store-dots', 'store-here']);
  });

  it('[CS3] one that is written takes its place as the server keeps it, and no other is read again', async () => {
    await open();
    rig.rest.answer('POST stores/M-2', { store: { ...MILL, name: 'Old mill' } });
    button('Change: Mill').click();
    await rig.desk.pass(50);
    section().querySelector('form')?.requestSubmit();
    await rig.desk.pass(100);
    expect(rig.texts('.office-done')).to.include('Saved.');
    rig.rest.answer('POST stores', { id: 'I-1', store: { ...MILL, id: 'I-1', name: 'Inn' } });
    button('Add a store').click();
    await rig.desk.pass(50);
    section().querySelector('form')?.requestSubmit();
    await rig.desk.pass(100);
    expect(rows().map((row) => row.querySelector('strong')?.textContent)).to.deep.equal(['Harbour', 'Inn', 'Old mill']);
    expect(asked('GET stores')).to.equal(1);
  });

  it('[CS2] one that is gone meanwhile goes from the list, and it is said', async () => {
    await open(undefined, (rest) => rest.refuse('POST stores/M-2', 'store_unknown'));
    button('Change: Mill').click();
    await rig.desk.pass(50);
    rig.rest.answer('GET stores', { stores: [HARBOUR], localities: 3, timeZone: 'Europe/Lisbon' });
    section().querySelector('form')?.requestSubmit();
    await rig.desk.pass(100);
    expect(rows().map((row) => row.querySelector('strong')?.textContent)).to.deep.equal(['Harbour']);
    expect(rig.texts('.office-done')).to.include('The store is gone meanwhile.');
  });

  it('[CS2] one is removed after a question', async () => {
    await open();
    rig.rest.answer('DELETE stores/M-2', undefined);
    button('Remove: Mill').click();
    await rig.desk.pass(50);
    expect(rig.rest.asked.some(({ call }) => call === 'DELETE stores/M-2')).to.equal(false);
    rig.desk.find<HTMLButtonElement>('.question .button-strong').click();
    await rig.desk.pass(50);
    expect(rig.rest.asked.some(({ call }) => call === 'DELETE stores/M-2')).to.equal(true);
    expect(rig.texts('.office-done')).to.include('The store is removed.');
    expect([rows().length, asked('GET stores')]).to.deep.equal([1, 1]);
  });
});
