import { expect } from '@open-wc/testing';
import { ChatError, type ChatView, type LeaveForm, type Thread } from '@shopbell/sdk';
import { active, box, enter, key, now, view } from './testing/acts.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, pending, thread } from './testing/talk.ts';

const FORM: LeaveForm = { contact: 'optional', fields: ['name', 'email', 'phone'], order: true };
const NEEDED: LeaveForm = { contact: 'required', fields: ['name', 'email'], order: false };
const KEPT = 'shopbell-draft:demo:leave';

type Event = Thread['events'][number];
const HELLO = message(1, 'mine', 'Is it back?', 'c1', now() - 60_000);
/** A talk in this state, with one message of the shopper's. */
const talk = (state: Thread['state'], ...events: Event[]): Partial<ChatView> =>
  view({ ...thread('A', [HELLO, ...events]), state });

describe('the form of a message that is left', () => {
  let on: Stage;
  afterEach(clear);

  /** Nobody is here, and the shop asks for this. */
  async function begin(leave: LeaveForm = FORM, more: Partial<ChatView> = {}): Promise<void> {
    on = await stage({ view: { availability: 'away', leave, ...more } });
    await until(() => on.all('.leave').length === 1);
    await drawn();
  }
  const input = (name: string) => on.get<HTMLInputElement>(`.leave [name=${name}]`);
  const fill = async (name: string, value: string) => {
    input(name).value = value;
    input(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
    await drawn();
  };
  const send = async (text: string) => {
    await on.write(text);
    enter(on);
    await drawn();
  };
  const calls = (verb: 'leaveMessage' | 'send') => on.chat.calls.of(verb).map(({ args }) => args[0]);
  /** What is said at a field, and by which it is said there. */
  const why = (name: string) => {
    const by = input(name).getAttribute('aria-describedby');
    return by && [on.get(`#${by}`).textContent, on.get(`#${by}`).role, input(name).ariaInvalid].join(' | ');
  };
  /** What has the focus, by its name. */
  const focus = () => active(on)?.getAttribute('name') ?? active(on)?.localName;
  const said = () => on.get('.leave-told').textContent;
  const instead = () => on.all('.options [role=menuitem]').find(({ textContent }) => textContent?.includes('instead'));
  /** Opens the form from the menu of the talk. */
  const choose = async () => {
    await until(() => on.all('.options').length === 1);
    on.get('.options button').click();
    await until(() => instead() !== undefined);
    instead()?.click();
    await until(() => on.all('.leave').length === 1);
  };

  it('[WL1] asks for what the shop asks, in its order, says by when it answers, and takes no focus', async () => {
    await begin({ ...FORM, answersBy: now() + 60_000 });
    expect(
      on.all('.leave input').map((field) => [field.getAttribute('name'), (field as HTMLInputElement).type]),
    ).to.eql([
      ['name', 'text'],
      ['email', 'email'],
      ['phone', 'tel'],
      ['order', 'text'],
    ]);
    expect(on.get('.leave').textContent).to.match(/Leave a message.*We answer by .*\d.*E-mail optional/s);
    expect(focus()).to.equal(undefined);
    await expect(on.element).to.be.accessible();
    await on.set({ leave: { ...FORM, contact: 'none', promise: 'Back {by}, promised', answersBy: now() + 60_000 } });
    expect(on.all('.leave input').map((field) => field.getAttribute('name'))).to.eql(['order']);
    expect(on.get('.leave .by').textContent).to.match(/^Back .*\d.*, promised$/);
  });

  it('[WL1] goes once, as one thing with the words, and what was told of it is heard', async () => {
    await begin();
    const told = on.get('.leave-told');
    await fill('email', ' lilei@mail.example ');
    await fill('order', 'A-1042');
    await fill('phone', '  ');
    box(on).focus();
    await send('Where is it?');
    expect([calls('leaveMessage'), calls('send')]).to.eql([
      [{ text: 'Where is it?', contact: { email: 'lilei@mail.example' }, order: 'A-1042' }],
      [],
    ]);
    expect([on.all('.leave').length, box(on).value, focus()]).to.eql([0, '', 'textarea']);
    // A reader of the screen hears what comes into a line that stood there.
    expect([on.get('.leave-told') === told, told.role, said()]).to.eql([
      true,
      'status',
      'We also write to lilei@mail.example.',
    ]);
    enter(on);
    await drawn();
    expect(calls('leaveMessage').length).to.equal(1);
    // More of it needs no second address.
    await on.set(talk('left'));
    await send('And the lid?');
    expect([calls('send'), calls('leaveMessage').length]).to.eql([['And the lid?'], 1]);
  });

  it('[WL1] stands while only a picture or the shop’s own note went ahead, and not for who has an agent or may not write', async () => {
    await begin(FORM, talk('left'));
    await on.set(talk('active'));
    expect(on.all('.leave').length).to.equal(0);
    await on.set(talk('left'));
    expect(on.all('.leave').length).to.equal(1);
    await on.set({ blocked: { until: undefined } });
    expect(on.all('.leave').length).to.equal(0);
    await on.set({ blocked: undefined, leave: undefined });
    expect(on.all('.leave').length).to.equal(0);
  });

  it('[WL1] is chosen by who waits, closed by who changes their mind, and the focus goes along', async () => {
    on = await stage({ view: { ...talk('requested'), leave: FORM } });
    await choose();
    expect(focus()).to.equal('name');
    const offered = async () => {
      on.get('.options button').click();
      await drawn();
      const is = instead() !== undefined;
      on.get('.options button').click();
      return is;
    };
    // It stands there already; and who may not write can't leave anything either.
    expect(await offered()).to.equal(false);
    await on.set({ blocked: { until: undefined } });
    expect(await offered()).to.equal(false);
    await on.set({ blocked: undefined });
    on.get('.leave .plain').click();
    await drawn();
    expect([on.all('.leave').length, focus()]).to.eql([0, 'textarea']);
    await choose();
    await send('Never mind');
    expect([calls('leaveMessage').length, calls('send').length]).to.eql([1, 0]);
    await on.set(talk('left'));
    expect(on.all('.leave').length).to.equal(0);
    await choose();
    await on.set(talk('active'));
    on.get('.options button').click();
    await drawn();
    expect([on.all('.leave').length, instead() === undefined]).to.eql([0, true]);
  });

  it('[WL1] stays while the line is away, and what is sent then goes with all of it', async () => {
    await begin(NEEDED);
    await fill('email', 'lilei@mail.example');
    await on.set({ connection: 'waiting' });
    await until(() => on.all('[data-line=offline]').length === 1);
    expect(on.all('.leave').length).to.equal(1);
    await send('From the tunnel');
    expect(calls('leaveMessage')).to.eql([{ text: 'From the tunnel', contact: { email: 'lilei@mail.example' } }]);
  });

  it('[WL1] Enter in a field leads on to the message box, unless an input method has it', async () => {
    await begin();
    input('email').focus();
    key(input('email'), 'Enter', { isComposing: true });
    await drawn();
    expect(focus()).to.equal('email');
    // On a button it is a press.
    expect(key(on.get('.leave .plain'), 'Enter')).to.equal(true);
    key(input('email'), 'Enter');
    await drawn();
    expect([focus(), calls('leaveMessage')]).to.eql(['textarea', []]);
  });

  it('[WL2] says at its field what is missing, leads there, and loses nothing', async () => {
    await begin(NEEDED);
    expect(input('email').ariaRequired).to.equal('true');
    await fill('name', 'Li Lei');
    await send('Where is it?');
    expect([calls('leaveMessage'), box(on).value, focus()]).to.eql([[], 'Where is it?', 'email']);
    expect(why('email')).to.equal('Please fill this in, so that we can answer. | alert | true');
    // What is wrong with it is no part of what it is called.
    expect(input('email').labels?.[0]?.textContent?.trim()).to.equal('E-mail');
    await expect(on.element).to.be.accessible();
    await fill('email', 'lilei@mail');
    expect(why('email')).to.equal(null);
    enter(on);
    await drawn();
    expect(why('email')).to.equal('This is no e-mail address. | alert | true');
    await fill('email', 'lilei@mail.example');
    enter(on);
    await drawn();
    expect(calls('leaveMessage')).to.eql([
      { text: 'Where is it?', contact: { name: 'Li Lei', email: 'lilei@mail.example' } },
    ]);
  });

  it('[WL2] of address and number one is enough, and a wrong one is wrong beside a right one', async () => {
    await begin({ contact: 'required', fields: ['email', 'phone'], order: false });
    expect([input('email').ariaRequired, input('phone').ariaRequired]).to.eql(['false', 'false']);
    await send('Where is it?');
    expect(why('email')).to.match(/^Please leave an e-mail address or a phone number/);
    for (const phone of ['call me', '1234', '1'.repeat(21), '12345 ext']) {
      await fill('phone', phone);
      enter(on);
      await drawn();
      expect([why('phone'), focus()]).to.eql(['This is no phone number. | alert | true', 'phone']);
    }
    await fill('phone', '+86 138-0013-8000');
    await fill('email', 'a@b');
    enter(on);
    await drawn();
    expect(why('email')).to.equal('This is no e-mail address. | alert | true');
    await fill('email', '');
    enter(on);
    await drawn();
    expect(calls('leaveMessage')).to.eql([{ text: 'Where is it?', contact: { phone: '+86 138-0013-8000' } }]);
  });

  it('[WL2] what the relay refuses comes back whole: words, fields and where the fault is', async () => {
    await begin(NEEDED);
    await fill('email', 'lilei@mail.example');
    await send('Where is it?');
    const leave = { contact: { email: 'refused@mail.example' } };
    const failed = { ...pending('c9', 'Where is it?', 'failed'), problem: 'contact_missing' as const, leave };
    on.chat.calls.answer('discard', () => on.chat.set({ pending: [] }));
    await on.set({ pending: [failed] });
    expect(on.chat.calls.of('discard').map(({ args }) => args)).to.eql([['c9']]);
    expect([box(on).value, input('email').value, focus(), said()]).to.eql([
      'Where is it?',
      'refused@mail.example',
      'email',
      '',
    ]);
    expect(why('email')).to.contain('Please fill this in');
  });

  it('[WL2] where the device can keep no more, words and form are there again, and nothing is promised', async () => {
    await begin(NEEDED);
    await fill('email', 'lilei@mail.example');
    await send('Where is it?');
    on.chat.calls.last('leaveMessage').reject(new ChatError('outbox_full'));
    await until(() => on.all('.leave').length === 1);
    await drawn();
    expect([box(on).value, input('email').value, said()]).to.eql(['Where is it?', 'lilei@mail.example', '']);
    expect(on.get('[role=alert] .say').textContent).not.to.equal('');
    enter(on);
    await drawn();
    expect([calls('leaveMessage').length, calls('send').length]).to.eql([2, 0]);
    // What was refused otherwise stands in the talk, with a way to send it again.
    on.chat.calls.last('leaveMessage').reject(new ChatError('hook_refused'));
    await drawn();
    expect([on.all('.leave').length, box(on).value]).to.eql([0, '']);
  });

  it('[WL3] is kept for the next page of its writer, and is nobody else’s', async () => {
    const remember = (token: string) =>
      localStorage.setItem('shopbell:https://chat.example:demo', `{"token":"${token}"}`);
    remember('a'.repeat(43));
    await begin();
    await fill('email', 'lilei@mail.example');
    on.element.remove();
    await drawn();
    await begin();
    expect(input('email').value).to.equal('lilei@mail.example');
    on.element.remove();
    await drawn();
    remember('b'.repeat(43));
    await begin();
    expect(input('email').value).to.equal('');
  });

  it('[WL3] what an earlier page has left in a field that is asked no more is in nobody’s way, and goes nowhere', async () => {
    sessionStorage.setItem(
      KEPT,
      '{"by":"","filled":{"email":"half@","phone":"call me","order":"A-1","name":"Li Lei"}}',
    );
    await begin({ contact: 'optional', fields: ['name'], order: false });
    await send('Where is it?');
    expect(calls('leaveMessage')).to.eql([{ text: 'Where is it?', contact: { name: 'Li Lei' } }]);
  });

  it('[WL3] once it was sent, the next page asks no more of the same talk, and knows the address for another', async () => {
    await begin();
    await fill('email', 'lilei@mail.example');
    await send('Where is it?');
    on.element.remove();
    await drawn();
    on = await stage({ view: { availability: 'away', leave: FORM, ...talk('left') } });
    await choose();
    expect(input('email').value).to.equal('lilei@mail.example');
  });

  it('[WL3] goes into a window of its own with the talk, and comes back as it stands there', async () => {
    const { open } = window;
    const store = new Map<string, string>();
    const sessionStorage = {
      getItem: (name: string) => store.get(name) ?? null,
      setItem: (name: string, value: string) => store.set(name, value),
      removeItem: (name: string) => store.delete(name),
    };
    const there = Object.assign(new EventTarget(), { focus() {}, close() {}, shopbell: [], sessionStorage });
    await begin();
    await fill('email', 'lilei@mail.example');
    Object.assign(window, { open: () => there });
    await on.element.popOut();
    await drawn();
    Object.assign(window, { open });
    expect(window.sessionStorage.getItem(KEPT)).to.equal(null);
    expect(store.get(KEPT)).to.contain('lilei@mail.example');
    store.set(KEPT, '{"by":"","filled":{"email":"there@mail.example"},"sent":true}');
    there.dispatchEvent(new Event('pagehide'));
    await until(() => on.all('.leave').length === 1);
    expect(input('email').value).to.equal('there@mail.example');
    // Sent there: asked no more here.
    await on.set(talk('left'));
    expect(on.all('.leave').length).to.equal(0);
  });

  it('[WL4] what a newer relay asks for that is not known here is not asked, and the rest is', async () => {
    await begin({ ...FORM, fields: ['wechat', 'toString', 'email'] as never });
    expect(on.all('.leave input').map((field) => field.getAttribute('name'))).to.eql(['email', 'order']);
    await send('Where is it?');
    expect(calls('leaveMessage').length).to.equal(1);
  });
});
