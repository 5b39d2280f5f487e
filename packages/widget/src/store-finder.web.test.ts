import { expect } from '@open-wc/testing';
import { ChatError, type FoundStores } from '@shopbell/sdk';
import { active, key, now, view } from './testing/acts.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';
import { ownTag } from './text/tag.ts';

/** As the reader's own browser has them: one here names no place, another none that is a language's. */
const TAG = ownTag('en', navigator.languages);
const FAR = TAG.endsWith('-US') ? '0.8 mi' : '1.2 km';

const HARBOUR: FoundStores['stores'][number] = {
  id: 'H-1',
  name: 'Harbour',
  address: '1 Harbour Street',
  distanceM: 1234,
  open: true,
  turns: [now() + 60_000, now() + 120_000],
  phone: '+351 (21) 000-1',
  hours: 'Mon–Sun 10:00–22:00',
  services: ['Repair'],
  maps: [
    { map: 'google', url: 'https://www.google.com/maps/search/?api=1&query=1,2' },
    { map: 'amap', url: 'https://evil.example/' },
  ],
  referral: () => Promise.reject(new ChatError('offline')),
};
const NONE: FoundStores = { any: true, others: [], stores: [] };

describe('finding a store', () => {
  let on: Stage;
  const locate = (answer: (good: PositionCallback, bad: PositionErrorCallback) => void) =>
    Object.defineProperty(navigator, 'geolocation', {
      configurable: true,
      value: { getCurrentPosition: answer },
    });
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'geolocation');
    return clear();
  });

  const item = () => on.all('.options [role=menuitem]').find(({ textContent }) => textContent === 'Find a store');
  const status = () => on.get('.stores [role=status]').textContent.trim();
  const asked = () => on.chat.calls.of('nearestStores').map(({ args: [query] }) => query);

  /** Opens it from the menu of a talk. */
  async function begin(answer: (query: object) => FoundStores = () => NONE) {
    const talk = thread('A', [message(5, 'theirs', 'hello', undefined, now() - 1000)]);
    on = await stage({
      view: view(talk),
      prepare: (chat) => chat.calls.answer('nearestStores', (query) => (query ? answer(query) : NONE)),
    });
    await until(() => on.all('.options').length === 1);
    on.get('.options button').click();
    await until(() => item() !== undefined);
    item()?.click();
    await until(() => on.all('.stores').length === 1);
  }
  const type = async (place: string) => {
    const box = on.get<HTMLInputElement>('.stores input');
    box.value = place;
    box.dispatchEvent(new Event('input'));
    on.get('.stores .go').click();
    await drawn();
  };

  it('[FS1] comes to an open menu below what stands there: nothing moves under a finger, nor from under the focus', async () => {
    const talk = thread('A', [message(5, 'theirs', 'hello', undefined, now() - 1000)]);
    on = await stage({ view: view(talk), prepare: (chat) => chat.calls.hold('nearestStores') });
    const items = () => on.all('.options [role=menuitem]').map(({ textContent }) => textContent);
    await until(() => on.all('.options').length === 1);
    on.get('.options button').click();
    await until(() => on.chat.calls.of('nearestStores').length === 1);
    const before = items();
    const first = active(on);
    on.chat.calls.last('nearestStores').resolve(NONE);
    await until(() => item() !== undefined);
    expect(items()).to.deep.equal([...before, 'Find a store']);
    expect([active(on), first?.textContent]).to.deep.equal([first, 'Save the chat as a file']);
  });

  it('[FS1] is in the menu where the shop has stores alone, and the focus goes into its box and back', async () => {
    const talk = thread('A', [message(5, 'theirs', 'hello', undefined, now() - 1000)]);
    on = await stage({ view: view(talk) });
    await until(() => on.all('.options').length === 1);
    on.get('.options button').click();
    await drawn();
    expect(item()).to.equal(undefined);
    await clear();
    await begin();
    expect(active(on)).to.equal(on.get('.stores input'));
    await expect(on.element).to.be.accessible();
    key(on.get('.stores input'), 'Escape');
    await drawn();
    expect([on.all('.stores').length, on.element.isOpen, active(on)]).to.deep.equal([
      0,
      true,
      on.get('.options button'),
    ]);
  });

  it('[FS2] asks the browser where they are only when they press it, and the relay with nothing else', async () => {
    let presses = 0;
    locate((good) => {
      presses += 1;
      good({ coords: { latitude: 1.5, longitude: 2.5, accuracy: 9 } } as GeolocationPosition);
    });
    await begin(() => ({ any: true, others: [], stores: [HARBOUR] }));
    expect([presses, asked()]).to.deep.equal([0, [undefined]]);
    on.get('.stores .here').click();
    await until(() => on.all('.stores li').length === 1);
    expect(asked()[1]).to.deep.equal({ position: { lat: 1.5, lng: 2.5 }, locale: TAG });
    const [store] = on.all('.stores li');
    for (const words of ['Harbour', '1 Harbour Street', FAR, 'Open now', 'Repair', 'Mon–Sun']) {
      expect(store?.textContent).to.contain(words);
    }
    const links = on.all('.stores a').map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['https://www.google.com/maps/search/?api=1&query=1,2', 'tel:+351210001']);
    await expect(on.element).to.be.accessible();
  });

  it('[FS2] says that the browser did not tell, and goes on with what is typed', async () => {
    locate((_, bad) => bad({ code: 1 } as GeolocationPositionError));
    await begin();
    on.get('.stores .here').click();
    await drawn();
    expect(status()).to.contain('did not say where you are');
    expect(asked().length).to.equal(1);
  });

  it('[FS2] where they are comes too late once something else was asked, or nothing more is', async () => {
    let told: readonly [good: PositionCallback, bad: PositionErrorCallback] | undefined;
    locate((...both) => {
      told = both;
    });
    await begin();
    on.get('.stores .here').click();
    await type('one');
    await until(() => status().includes('No store'));
    told?.[0]({ coords: { latitude: 1.5, longitude: 2.5, accuracy: 9 } } as GeolocationPosition);
    told?.[1]({ code: 1 } as GeolocationPositionError);
    await drawn();
    expect([asked().length, status().includes('No store')]).to.deep.equal([2, true]);
  });

  it('[FS2] offers no look around in a browser that can’t tell where it is', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'geolocation');
    Reflect.deleteProperty(Navigator.prototype, 'geolocation');
    await begin();
    expect([on.all('.stores .here').length, on.all('.stores .go').length]).to.deep.equal([0, 1]);
    if (own) Object.defineProperty(Navigator.prototype, 'geolocation', own);
  });

  it('[FS1] is asked for once, by who finds nobody here too, again where it could not be told, and stands in place of the form', async () => {
    const talk = { ...thread('A', [message(5, 'theirs', 'hello', undefined, now() - 1000)]), state: 'closed' as const };
    const leave = { contact: 'optional', fields: ['email'], order: false } as const;
    on = await stage({ view: { ...view(talk), leave }, prepare: (chat) => chat.calls.hold('nearestStores') });
    await until(() => on.all('.options').length === 1);
    await on.set({ availability: 'away' });
    await until(() => asked().length === 1 && on.all('.leave').length === 1);
    on.chat.calls.last('nearestStores').reject(new ChatError('offline'));
    await drawn();
    await on.set({ availability: 'away' });
    expect(asked().length).to.equal(1);
    on.get('.options button').click();
    await until(() => asked().length === 2);
    on.chat.calls.last('nearestStores').resolve(NONE);
    await until(() => item() !== undefined);
    await on.set({ availability: 'away' });
    expect(asked().length).to.equal(2);
    item()?.click();
    await until(() => on.all('.stores').length === 1);
    expect(on.all('.leave').length).to.equal(0);
    on.get('.stores .plain').click();
    await drawn();
    expect([on.all('.stores').length, on.all('.leave').length]).to.deep.equal([0, 1]);
  });

  it('[FS1] is asked for no earlier than the relay has said, nor with every change', async () => {
    const { now: clock } = Date;
    const later = (ms: number) => Object.assign(Date, { now: () => clock() + ms });
    const talk = { ...thread('A', [message(5, 'theirs', 'hello', undefined, now() - 1000)]), state: 'closed' as const };
    on = await stage({
      view: { ...view(talk), availability: 'away' },
      prepare: (chat) => chat.calls.hold('nearestStores'),
    });
    const changes = () => on.set({ availability: 'away' });
    const fails = async (...error: ConstructorParameters<typeof ChatError>) => {
      on.chat.calls.last('nearestStores').reject(new ChatError(...error));
      await drawn();
      await changes();
      await changes();
    };
    try {
      await until(() => asked().length === 1);
      await fails('offline');
      expect(asked().length).to.equal(1);
      later(30_000);
      await changes();
      expect(asked().length).to.equal(2);
      await fails('rate_limited', 'wait', 'later', undefined, 60_000);
      later(80_000);
      on.get('.options button').click();
      await changes();
      expect(asked().length).to.equal(2);
      later(91_000);
      await changes();
      expect(asked().length).to.equal(3);
    } finally {
      Object.assign(Date, { now: clock });
    }
  });

  it('[FS1] closes with its key, unless an input method has it, and forgets the person and what they looked for', async () => {
    await begin(() => ({ any: true, others: [], stores: [HARBOUR] }));
    await type('Lisbon');
    await until(() => on.all('.stores li').length === 1);
    // What was found before is no answer to what is asked now.
    on.chat.calls.hold('nearestStores');
    await type('Porto');
    expect([status(), on.all('.stores li').length]).to.deep.equal(['Looking for stores…', 0]);
    on.chat.calls.last('nearestStores').resolve(NONE);
    key(on.get('.stores input'), 'Escape', { isComposing: true });
    await drawn();
    expect(on.all('.stores').length).to.equal(1);
    await on.element.signOut();
    await on.set({});
    expect(on.all('.stores').length).to.equal(0);
    if (!item()) on.get('.options button').click();
    await until(() => item() !== undefined);
    item()?.click();
    await until(() => on.all('.stores').length === 1);
    expect([on.get<HTMLInputElement>('.stores input').value, on.all('.stores li').length]).to.deep.equal(['', 0]);
  });

  it('[FS3] finds by what is typed, tells what it was taken for, and offers what else it could mean', async () => {
    await begin((query) =>
      'place' in query && query.place === 'Springfield'
        ? { any: true, near: 'Springfield, IL', others: ['Springfield, MA'], stores: [HARBOUR] }
        : NONE,
    );
    await type(' Springfield ');
    await until(() => on.all('.stores li').length === 1);
    expect(status()).to.contain('Springfield, IL');
    on.get('.stores .others button').click();
    await until(() => status().includes('No store'));
    expect(on.get<HTMLInputElement>('.stores input').value).to.equal('Springfield, MA');
    expect(asked().at(-1)).to.deep.equal({ place: 'Springfield, MA', locale: TAG });
    await type('  ');
    expect(asked().length).to.equal(3);
  });

  it('[FS3] says what went wrong, and an answer that comes late changes nothing', async () => {
    await begin();
    on.chat.calls.hold('nearestStores');
    await type('none');
    const lost = on.chat.calls.last('nearestStores');
    await type('one');
    lost.reject(new ChatError('offline'));
    await drawn();
    const first = on.chat.calls.last('nearestStores');
    expect(status()).to.contain('Looking');
    await type('two');
    first.resolve({ any: true, others: [], stores: [HARBOUR] });
    await drawn();
    expect(on.all('.stores li').length).to.equal(0);
    on.chat.calls.last('nearestStores').reject(new ChatError('offline'));
    await until(() => status().includes('No connection'));
    await type('three');
    on.chat.calls.last('nearestStores').reject(new ChatError('rate_limited', 'x', 'later'));
    await until(() => status().includes('too often'));
    // Whatever it was.
    await type('four');
    on.chat.calls.last('nearestStores').reject(undefined as never);
    await until(() => status().includes('No connection'));
  });

  it('[FS4] what draws a store’s card is loaded by no other card', async () => {
    const card = { type: 'product', v: 1, id: 'SKU-1', name: 'Kettle', price: { amount: '129.00', currency: 'CNY' } };
    const talk = thread('A', [
      { ...message(5, 'theirs', '', undefined, now() - 1000), card: { card, from: 'shop' } } as never,
    ]);
    on = await stage({ view: view(talk) });
    await until(() => on.all('.card').length === 1 && on.all('.options').length === 1);
    // What would draw it is at hand, once it is asked whether there are stores.
    on.get('.options button').click();
    await until(() => asked().length === 1);
    for (let turn = 0; turn < 5; turn += 1) await drawn();
    const worn = [...(on.element.shadowRoot?.adoptedStyleSheets ?? [])].flatMap(({ cssRules }) => [...cssRules]);
    expect(worn.filter(({ cssText }) => cssText.startsWith('.stores'))).to.deep.equal([]);
  });

  it('[FS4] a store’s card says how far it is, whether it is open, and where maps show it', async () => {
    const card = { type: 'store', v: 1, near: 'Lisbon', ...HARBOUR };
    const talk = thread('A', [
      { ...message(5, 'theirs', '', undefined, now() - 1000), card: { card, from: 'agent' } } as never,
    ]);
    on = await stage({ view: view(talk) });
    await until(() => on.all('.card .ways').length === 1);
    const { textContent } = on.get('.card');
    for (const words of [FAR, 'Near Lisbon', 'Open now', 'Repair', 'Google Maps'])
      expect(textContent).to.contain(words);
    expect(on.all('.card .ways a').length).to.equal(1);
  });
});
