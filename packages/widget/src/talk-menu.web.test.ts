import { expect } from '@open-wc/testing';
import { ChatError, type Thread } from '@shopbell/sdk';
import type { FakeChat } from '@shopbell/sdk/testing';
import { active, box, key, now, view } from './testing/acts.ts';
import { bridgeOf } from './testing/bridge-of.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { closed, message, thread } from './testing/talk.ts';

const HELLO = message(5, 'theirs', 'hello', undefined, now() - 1000);
const talk = (more: Partial<Thread> = {}): Thread => ({ ...thread('A', [HELLO]), ...more });
const { click } = HTMLAnchorElement.prototype;

describe('the menu of a talk', () => {
  let on: Stage;
  /** What was given to the browser to keep. */
  let kept: { name: string; text: Promise<string> }[] = [];
  beforeEach(() => {
    kept = [];
    HTMLAnchorElement.prototype.click = function () {
      kept.push({ name: this.download, text: fetch(this.href).then((file) => file.text()) });
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
    return clear();
  });

  const begin = async (thread = talk(), more = {}, prepare?: (chat: FakeChat) => void) => {
    on = await stage({
      view: { ...view(thread), ...more },
      attributes: { heading: 'Loom & Leaf' },
      ...(prepare && { prepare }),
    });
    await until(() => on.all('.options').length === 1 && bridgeOf(on).notices !== undefined);
  };
  const items = async () => {
    on.get('.options button').click();
    await drawn();
    return on.all('.options [role=menuitem]');
  };
  const choose = async (text: string) => {
    (await items()).find((item) => item.textContent === text)?.click();
    await drawn();
  };
  const told = () =>
    on
      .all('.saving p')
      .map((node) => node.textContent)
      .join();

  it('is there once there is a talk, walked by keys, and closes with Escape alone', async () => {
    on = await stage();
    expect(on.all('.options').length).to.equal(0);
    await clear();
    await begin();
    const all = await items();
    const [save, sound] = all;
    const end = all.at(-1);
    expect([save, sound, end].map((item) => item?.textContent)).to.deep.equal([
      'Save the chat as a file',
      'Turn the sound on',
      'End the conversation',
    ]);
    expect(active(on)).to.equal(save);
    await expect(on.element).to.be.accessible();
    key(save as Element, 'ArrowUp');
    expect(active(on)).to.equal(end);
    key(end as Element, 'ArrowDown');
    expect(active(on)).to.equal(save);
    key(save as Element, 'Escape');
    await drawn();
    expect([on.all('.menu').length, on.element.isOpen, active(on)]).to.deep.equal([0, true, on.get('.options button')]);
  });

  it('[NT2] turns the sound of an answer on and off, and says which', async () => {
    await begin();
    await choose('Turn the sound on');
    expect([bridgeOf(on).notices?.sounds, active(on), on.all('.menu').length]).to.deep.equal([
      true,
      on.get('.options button'),
      0,
    ]);
    await choose('Turn the sound off');
    expect(bridgeOf(on).notices?.sounds).to.equal(false);
  });

  it('[NT3] asks for notices on the desktop where the browser has them, and for none where it was told never to', async () => {
    const { Notification } = window;
    const asked: string[] = [];
    const stand = { permission: 'default', requestPermission: async () => asked.push('asked') && 'denied' };
    Object.assign(window, { Notification: stand });
    await begin();
    await choose('Notify me on my desktop');
    expect([asked, bridgeOf(on).notices?.desktop]).to.deep.equal([['asked'], 'off']);
    stand.permission = 'denied';
    expect((await items()).map(({ textContent }) => textContent)).to.not.include('Notify me on my desktop');
    Object.assign(window, { Notification });
  });

  it('[TA4] ends the talk after one more question, whose answer is not the way the key went', async () => {
    await begin(talk(), {}, ({ calls }) => calls.hold('end'));
    await choose('End the conversation');
    expect(on.get('.sure p').textContent).to.include('End this conversation?');
    expect([active(on)?.textContent, on.chat.calls.of('end').length]).to.deep.equal(['Go on', 0]);
    await expect(on.element).to.be.accessible();
    key(active(on) as Element, 'Escape');
    await drawn();
    expect([on.all('.sure .stale').length, on.element.isOpen, active(on)]).to.deep.equal([
      0,
      true,
      on.get('.options button'),
    ]);
    await choose('End the conversation');
    on.get('.sure button').click();
    await drawn();
    expect([on.chat.calls.of('end').length, on.all('.sure .stale').length, active(on)]).to.deep.equal([
      1,
      0,
      on.get('.log'),
    ]);
    const ends = (all: HTMLElement[]) => all.filter(({ textContent }) => textContent === 'End the conversation').length;
    expect(ends(await items())).to.equal(0);
    await on.set(view(talk({ events: [HELLO, closed(6)], state: 'closed' })));
    expect([on.all('.options [role=menuitem]').length > 0, ends(on.all('.options [role=menuitem]'))]).to.deep.equal([
      true,
      0,
    ]);
  });

  it('[TA4] says that the end waits for the network, and that it came to nothing', async () => {
    await begin(talk(), {}, ({ calls }) => calls.hold('end'));
    await choose('End the conversation');
    on.get('.sure button').click();
    await on.set({ connection: 'waiting' });
    await until(() =>
      on.all('.wait').some((line) => line.textContent === 'The conversation ends as soon as there is a connection.'),
    );
    on.chat.calls.last('end').reject(new ChatError('rate_limited'));
    await drawn();
    expect(on.get('[role=alert] .say').textContent).to.equal('The conversation could not be ended.');
    expect((await items()).at(-1)?.textContent).to.equal('End the conversation');
  });

  it('asks no more once the talk has ended by itself', async () => {
    await begin();
    await choose('End the conversation');
    await on.set(view(talk({ events: [HELLO, closed(6)], state: 'closed' })));
    expect(on.all('.sure .stale').length).to.equal(0);
  });

  it('[TA10] what goes from the open menu holds its place without its deed, under the focus too, and what comes stands below', async () => {
    await begin(talk(), {}, ({ calls }) => calls.hold('nearestStores'));
    const names = () =>
      on.all('.options [role=menuitem]').map(({ textContent, ariaDisabled }) => `${textContent} ${ariaDisabled}`);
    const before = (await items()).length;
    const [last] = on.all('.options [role=menuitem]').slice(-1);
    const top = last?.getBoundingClientRect().top;
    last?.focus();
    on.chat.calls.last('nearestStores').resolve({ any: true, others: [], stores: [] });
    await on.set(view(talk({ events: [HELLO, closed(6)], state: 'closed' })));
    await until(() => on.all('.options [role=menuitem]').length === before + 1);
    expect(names().slice(before - 1)).to.deep.equal(['End the conversation true', 'Find a store false']);
    expect([last?.getBoundingClientRect().top, active(on) === last]).to.deep.equal([top, true]);
    last?.click();
    await drawn();
    expect([on.all('.sure .stale').length, on.chat.calls.of('end').length]).to.deep.equal([0, 0]);
    await expect(on.element).to.be.accessible();
    key(last as Element, 'Escape');
    await drawn();
    await items();
    expect(names().filter((name) => /End the|true/.test(name))).to.deep.equal([]);
  });

  it('[TA5] keeps all of the talk as a file, also what was not on the screen, and says how far it is', async () => {
    await begin(talk(), { more: true }, ({ calls }) => calls.hold('history'));
    await choose('Save the chat as a file');
    await until(() => told() === '1 message so far');
    expect(active(on)).to.equal(on.get('.options button'));
    await expect(on.element).to.be.accessible();
    const first = message(2, 'mine', 'the first words', 'c1', now() - 9000);
    const calls = on.chat.calls.of('history');
    expect(calls.at(-1)?.args).to.deep.equal([{ limit: 200 }]);
    await on.set({ ...view(talk({ events: [first, HELLO] })), more: false });
    for (const call of calls) call.resolve(false);
    await until(() => kept.length === 1);
    expect(told()).to.equal('The chat was saved as a file.');
    expect(kept[0]?.name).to.match(/^Loom Leaf \d{4}-\d\d-\d\d\.txt$/);
    const text = (await kept[0]?.text) ?? '';
    expect(text).to.match(/^Loom & Leaf\nSaved on .*\(UTC[+-]\d+(:\d\d)?\)\nhttp/);
    expect(text).to.match(/ {2}You: the first words\n.* {2}Mei: hello\n$/);
  });

  it('[TA5] draws nothing of what is fetched until all of it is there; what comes meanwhile is seen', async () => {
    await begin(talk(), { more: true }, ({ calls }) => calls.hold('history'));
    await choose('Save the chat as a file');
    await until(() => told() === '1 message so far');
    const calls = on.chat.calls.of('history');
    const first = message(2, 'mine', 'the first words', 'c1', now() - 9000);
    const last = message(4, 'theirs', 'the last words', undefined, now());
    const bubbles = () => on.all('.bubble').map((node) => node.textContent);
    await on.set({ ...view(talk({ events: [first, HELLO, last] })), more: true });
    expect([told(), bubbles()]).to.deep.equal(['3 messages so far', ['hello', 'the last words']]);
    await on.set({ more: false });
    for (const call of calls) call.resolve(false);
    await until(() => kept.length === 1);
    await drawn();
    expect(bubbles()).to.deep.equal(['the first words', 'hello', 'the last words']);
  });

  it('[TA5] keeps what is there where the rest can’t be had, and says in it what is missing', async () => {
    await begin(talk(), { more: true }, ({ calls }) =>
      calls.answer('history', () => {
        throw new ChatError('offline');
      }),
    );
    await on.set({ connection: 'waiting' });
    await choose('Save the chat as a file');
    await until(() => kept.length === 1);
    expect(told()).to.include('earlier or newer messages may be missing');
    expect(await kept[0]?.text).to.include('earlier or newer messages may be missing');
  });

  it('[TA5] goes on with what is there when that is enough', async () => {
    await begin(talk(), { more: true }, ({ calls }) => calls.hold('history'));
    await choose('Save the chat as a file');
    await until(() => on.all('.saving button').length === 1);
    on.get('.saving button').click();
    for (const call of on.chat.calls.of('history')) call.resolve(true);
    await until(() => kept.length === 1);
    expect(await kept[0]?.text).to.include('Earlier messages are missing.');
  });

  it('[TA5] keeps nothing of a person who has gone', async () => {
    await begin(talk(), { more: true }, ({ calls }) => calls.hold('history'));
    await choose('Save the chat as a file');
    await until(() => on.all('.saving button').length === 1);
    const calls = on.chat.calls.of('history');
    on.element.signOut();
    await on.set({ threads: [], thread: undefined, more: false });
    for (const call of calls) call.resolve(false);
    await drawn();
    expect([kept.length, told()]).to.deep.equal([0, '']);
    expect(box(on).value).to.equal('');
  });
});
