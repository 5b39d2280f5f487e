import { expect } from '@open-wc/testing';
import type { Rules } from '@shopbell/sdk/agent';
import { fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, openDesk, seen } from '../../testing/desk.ts';
import { SELF } from '../../testing/fixtures.ts';
import { READY, readyReply } from '../../testing/ready.ts';
import { playRest, type Rest } from '../../testing/rest.ts';

const GROUPS = [
  { id: 'pre-sales', name: 'Pre-sales', open: true },
  { id: 'after-sales', name: 'After-sales', open: true },
];

const LIMIT = { limitMs: 45_000, warnBeforeMs: 15_000 };
const GUARDED: Rules = {
  replyRule: { limits: { first_reply: LIMIT, reply: LIMIT }, counts: 'all_time' },
  groups: [],
  guard: {
    levels: { phrases: 'off', abuse: 'block', repetition: 'warn', contacts: 'warn' },
    phrases: [],
    abuse: { add: [], without: [] },
    own: [],
    hosts: [],
  },
};

describe('the page of ready replies', () => {
  let desk: Desk;
  let rest: Rest;
  const open = async (duty: 'agent' | 'supervisor' | 'admin' = 'supervisor', language = 'en', rules?: Rules) => {
    const agent = { connection: 'online', self: { ...SELF, duty }, groups: GROUPS } as const;
    desk = await openDesk(fakeAgent({ ...agent, ...(rules ? { rules } : {}) }), {
      place: 'ready',
      language,
      request: rest.request,
    });
    // Its code comes when it is asked for.
    for (let tries = 0; tries < 200 && desk.all('.ways').length === 0; tries++) await drawn();
    await desk.pass(500);
  };
  const button = (name: string) => {
    const found = desk.all('button, a').find((one) => (one.getAttribute('aria-label') ?? seen(one)) === name);
    if (!found) throw new Error(`no button ${name} in\n${seen(desk.root)}`);
    return found;
  };
  const press = async (name: string) => {
    button(name).click();
    await drawn();
  };
  const titles = () => desk.all('.reply-entry strong').map(seen);
  const sent = (call: string) => rest.asked.findLast((one) => one.call === call)?.body;
  const form = () => ({
    title: desk.find<HTMLInputElement>('.reply-form input'),
    text: desk.find<HTMLTextAreaElement>('.reply-form textarea'),
    step: desk.find<HTMLSelectElement>('.reply-form select'),
  });
  const bring = async (table: string, name = 'replies.csv') => {
    const input = desk.find<HTMLInputElement>('input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([table], name, { type: 'application/vnd.ms-excel' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
  };

  beforeEach(() => {
    rest = playRest();
    rest.answer('GET replies', READY);
  });
  afterEach(() => desk.close());

  for (const language of ['en', 'zh-CN']) {
    it(`is accessible in ${language}, its form too`, async () => {
      await open('supervisor', language);
      expect(titles()).to.have.length(5);
      await expect(desk.root).to.be.accessible();
      desk.find<HTMLButtonElement>('.shelf-head .button').click();
      await drawn();
      await expect(desk.root).to.be.accessible();
    });
  }

  it('draws the first of a long step, says so, and all of it when asked; no other step is left out', async () => {
    const many = Array.from({ length: 230 }, (_, n) => readyReply(100 + n, `Greeting ${n}`, 'Hi', { step: 'greet' }));
    rest.answer('GET replies', { ...READY, site: [...many, readyReply(5, 'Look', 'There', { step: 'recommend' })] });
    await open();
    expect(titles()).to.have.length(51);
    expect(titles().at(-1)).to.equal('Look');
    expect(desk.text('#step-greet')).to.contain('230');
    expect(desk.text('.shelf-rest')).to.contain('The first 50 of 230.');
    await expect(desk.root).to.be.accessible();
    await press('Show all of this step');
    expect(titles()).to.have.length(231);
    expect(desk.all('.shelf-rest').length).to.equal(0);
  });

  it('shows an agent their own to write, and the shop’s to read', async () => {
    await open('agent');
    expect(titles()).to.deep.equal(['Holiday']);
    await press('The shop’s');
    expect(titles()).to.deep.equal(['问候', 'Hello', 'What you look at', 'Check the order', 'Returns']);
    expect(desk.all('.reply-entry button, .reply-table')).to.have.length(0);
    expect(desk.text('.office-body')).to.contain('Supervisors and admins write these.');
    await expect(desk.root).to.be.accessible();
  });

  it('adds one with its variables, shows how it reads, and says what was saved', async () => {
    await open();
    rest.answer('POST replies', { id: 'new' });
    await press('Add a ready reply');
    expect(document.activeElement === form().title).to.equal(true);
    await desk.type(form().title, 'Bye');
    await desk.type(form().text, 'Bye ');
    await press('shopper’s name {shopper}');
    expect(form().text.value).to.equal('Bye {shopper}');
    expect(desk.text('.reply-preview')).to.contain('Bye Li Na');
    form().step.value = 'goodbye';
    form().step.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
    await press('Save');
    expect(sent('POST replies')).to.deep.equal({ step: 'goodbye', title: 'Bye', text: 'Bye {shopper}' });
    expect(desk.text('.office-done')).to.equal('“Bye” is saved.');
    expect(document.activeElement === button('Add a ready reply')).to.equal(true);
  });

  it('[RY1] marks a variable that nobody knows before it is sent, and tells what the server finds', async () => {
    await open();
    await press('Change: Hello');
    await desk.type(form().text, 'Hi {name}!');
    expect(desk.text('.reply-form')).to.contain('There is no such variable.');
    await press('Save');
    expect(sent('POST replies/r2')).to.equal(undefined);
    expect(form().text.value.slice(form().text.selectionStart, form().text.selectionEnd)).to.equal('{name}');
    await desk.type(form().text, 'Hi!');
    rest.refuse('POST replies/r2', 'settings_refused', { faults: [{ code: 'title_taken', path: 'title' }] });
    await press('Save');
    expect(form().title.getAttribute('aria-invalid')).to.equal('true');
    expect(desk.text('.reply-form')).to.contain('has one with this title already');
    await expect(desk.root).to.be.accessible();
  });

  it('[CW5] says beside the words what the guard will say to whoever sends them', async () => {
    await open('supervisor', 'en', GUARDED);
    await press('Add a ready reply');
    const { text } = form();
    text.value = 'Add me: {shop} on WeChat abc12345';
    text.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn();
    expect(seen(desk.find('.reply-guarded'))).to.contain('WeChat leads away from the shop');
    text.value = 'It is on its way.';
    text.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn();
    expect(seen(desk.find('.reply-guarded'))).to.equal('');
  });

  it('deletes at once, and undoes it in its place', async () => {
    await open();
    rest.answer('DELETE replies/r2', undefined);
    rest.answer('GET replies', { ...READY, site: READY.site.filter(({ id }) => id !== 'r2') });
    await press('Delete: Hello');
    expect(titles()).not.to.contain('Hello');
    expect(desk.text('.office-done')).to.equal('“Hello” is deleted.');
    rest.answer('POST replies', { id: 'again' });
    await press('Undo');
    const { step, title, text } = READY.site[1] ?? readyReply(0, '', '');
    expect(sent('POST replies')).to.deep.equal({ step, title, text, before: 'r3' });
  });

  it('is put in order with Alt and an arrow, with buttons, and by dragging, within a step', async () => {
    await open();
    for (const id of ['r1', 'r2']) rest.answer(`POST replies/${id}/place`, undefined);
    await desk.press('ArrowDown', { altKey: true }, button('Change: 问候'));
    expect(sent('POST replies/r1/place')).to.deep.equal({ before: 'r3' });
    expect(desk.text('.office-done')).to.equal('问候: place 2 of 2.');
    await press('Move up: Hello');
    expect(sent('POST replies/r2/place')).to.deep.equal({ before: 'r1' });
    rest.asked.length = 0;
    const [first, second, other] = desk.all('.reply-entry');
    const drag = (on: Element | undefined, type: string) =>
      on?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true }));
    drag(second, 'dragstart');
    await drawn();
    drag(other, 'drop');
    await drawn();
    expect(sent('POST replies/r2/place')).to.equal(undefined);
    drag(second, 'dragstart');
    await drawn();
    drag(first, 'dragover');
    drag(first, 'drop');
    await drawn();
    expect(sent('POST replies/r2/place')).to.deep.equal({ before: 'r1' });
  });

  it('finds by words and by sound', async () => {
    await open();
    await desk.type(desk.find<HTMLInputElement>('input[type=search]'), 'nh');
    expect(titles()).to.deep.equal(['问候']);
    await desk.type(desk.find<HTMLInputElement>('input[type=search]'), 'zzz');
    expect(desk.text('.shelf')).to.equal('None has these words.');
  });

  it('[RP4] says first what a table would do, then does it', async () => {
    await open();
    rest.answer('POST replies/import?look=yes', { added: 2, changed: 1, unchanged: 0 });
    await bring('title,text\na,b', '=evil<b>.csv');
    expect(desk.text('.question')).to.contain('=evil<b>.csv: 2 new, 1 changed, 0 as they are.');
    expect((sent('POST replies/import?look=yes') as Blob).type).to.equal('text/csv');
    expect(sent('POST replies/import')).to.equal(undefined);
    expect(document.activeElement === button('Bring them in')).to.equal(true);
    await expect(desk.root).to.be.accessible();
    rest.answer('POST replies/import', { added: 2, changed: 1, unchanged: 0 });
    await press('Bring them in');
    expect(desk.text('.reply-table .office-done')).to.equal('Done: 2 new, 1 changed.');
  });

  it('[RP4] tells all that is wrong with a table, by line and column', async () => {
    await open();
    rest.refuse('POST replies/import?look=yes', 'settings_refused', {
      faults: [
        { code: 'title_invalid', path: '3:title' },
        { code: 'variable_unknown', path: '4:text[7]' },
        { code: 'csv_broken', path: '9' },
        { code: 'a_newer_one', path: '<b>' },
      ],
    });
    await bring('x');
    const lines = desk.all('.reply-faults li').map(seen);
    expect(lines[0]).to.equal('Line 3, title 1 to 80 characters in one line, without control characters.');
    expect(lines[1]).to.contain('Line 4, text, character 8 There is no such variable.');
    expect(lines[2]).to.equal('Line 9 A quote begins or ends where none may.');
    expect(lines[3]).to.equal('Something isn’t right here.');
    await expect(desk.root).to.be.accessible();
  });

  it('stays text, whatever is in a reply', async () => {
    const evil = '<img src=x onerror="document.title=1">{shopper}';
    rest.answer('GET replies', { revision: 1, site: [readyReply(1, evil, evil, { group: '<b>' })], own: [] });
    await open();
    expect(titles()).to.deep.equal([evil]);
    await press(`Change: ${evil}`);
    expect(desk.all('.office-body img, .office-body b')).to.have.length(0);
    expect(desk.text('.reply-preview')).to.contain('<img');
  });

  it('tells that nothing is there yet, and that the server is away', async () => {
    rest.answer('GET replies', { revision: 0, site: [], own: [] });
    await open();
    expect(desk.text('.shelf')).to.equal('Nothing here yet. Add the first one, or bring in a table.');
    desk.close();
    rest = playRest();
    await open();
    expect(desk.text('.told')).to.equal('There is no connection to the server.');
    await expect(desk.root).to.be.accessible();
  });
});
