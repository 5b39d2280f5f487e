import { expect } from '@open-wc/testing';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';
import { hearWarnings } from './testing/warnings.ts';

const talk = thread('A', [message(1, 'mine', 'hi', 'c1'), message(2, 'theirs', 'hello')]);
const kept = () => [Object.keys(localStorage), Object.keys(sessionStorage)];
/** What stands in the form of a message that is left. */
const FORM = 'shopbell-draft:demo:leave';
const address = (on: Stage) => on.get<HTMLInputElement>('.leave [name=email]');
const fill = async (on: Stage, value: string) => {
  address(on).value = value;
  address(on).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn();
};

describe('what the device keeps', () => {
  afterEach(clear);

  for (const [storage, place] of [
    [undefined, [['shopbell-read:demo'], []]],
    ['persistent', [['shopbell-read:demo'], []]],
    ['session', [[], ['shopbell-read:demo']]],
    ['none', [[], []]],
  ] as const) {
    it(`is as the page says: ${storage ?? 'nothing said'}`, async () => {
      const attributes = storage ? { storage } : {};
      const on = await stage({ view: { threads: [talk], thread: talk }, attributes });
      expect(on.options?.storage).to.equal(storage ?? 'persistent');
      await until(() => on.chat.calls.of('read').length === 1);
      await drawn();
      expect(kept()).to.deep.equal(place);
      expect(on.element.unread).to.equal(0);
      await on.element.signOut();
      expect(kept()).to.deep.equal([[], []]);
    });
  }

  it('is what the client keeps that widgets of a page share, whatever another one asks for or consent has said since', async () => {
    const one = await stage({ attributes: { storage: 'none' } });
    const two = await stage({ as: 'loaded', attributes: { position: 'start' } });
    expect(two.options).to.equal(undefined);
    one.chat.set({ threads: [talk], thread: talk });
    await two.element.open();
    await two.write('half typed');
    await until(() => one.chat.calls.of('read').length > 0);
    await two.element.close();
    two.element.remove();
    await drawn();
    expect(kept()).to.deep.equal([[], []]);
  });

  it('is what stands in the form of a message that is left, in this tab, as long as consent goes and they are signed in', async () => {
    const leave = { contact: 'optional', fields: ['email'], order: false } as const;
    const on = await stage({ view: { availability: 'away', leave } });
    await until(() => on.all('.leave [name=email]').length > 0);
    await fill(on, 'one@mail.example');
    expect(kept()).to.deep.equal([[], [FORM]]);
    await on.set({ consent: 'session' });
    expect(sessionStorage.getItem(FORM)).to.contain('one@mail.example');
    await on.set({ consent: 'none' });
    expect(kept()).to.deep.equal([[], []]);
    await fill(on, 'two@mail.example');
    expect(kept()).to.deep.equal([[], []]);
    await on.set({ consent: 'persistent' });
    await fill(on, 'three@mail.example');
    expect(kept()).to.deep.equal([[], [FORM]]);
    await on.element.signOut();
    // As the client says when somebody has left.
    await on.set({ threads: [] });
    expect([kept(), address(on).value]).to.deep.equal([[[], []], '']);
  });

  for (const [what, act] of [
    ['a sign-out', (on: Stage) => on.element.signOut()],
    ['a No', (on: Stage) => on.set({ consent: 'none' })],
  ] as const) {
    it(`is nothing of a form that the page before has left after ${what}, with the form not loaded here`, async () => {
      sessionStorage.setItem(FORM, '{"by":"","filled":{"email":"one@mail.example"}}');
      const on = await stage();
      expect(kept()).to.deep.equal([[], [FORM]]);
      await act(on);
      expect(kept()).to.deep.equal([[], []]);
      expect(on.all('.leave').length).to.equal(0);
    });
  }

  it('is not guessed: a storage nobody knows is told to the developer, and no client is made', async () => {
    const own = window.reportError;
    window.reportError = () => {};
    const warnings = hearWarnings();
    const on = await stage({ as: 'closed', attributes: { storage: 'None' } });
    const failure: unknown = await on.element.open().catch((error) => error);
    window.reportError = own;
    await until(() => warnings.told.length > 0);
    warnings.stop();
    expect(failure).to.have.property('code', 'bad_option');
    expect(warnings.told).to.deep.equal(['<shop-bell> bad_option: The option "storage" is missing or can\'t be used.']);
    expect([on.options, on.element.isOpen, kept()]).to.deep.equal([undefined, false, [[], []]]);
  });
});
