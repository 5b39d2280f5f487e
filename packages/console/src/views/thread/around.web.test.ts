import { expect } from '@open-wc/testing';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { idOf, ME, message, note, pendingOf, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

const ID = idOf(1);
const said = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) =>
    message(from + i, shopperOf(1), NOON - 9_000_000 + (from + i) * 1000, `line ${from + i}`),
  );
const pageOf = (first: number, last: number) => ({ first, last, events: said(first, last), desk: [] });

describe('a conversation opened at a place in it', () => {
  let desk: Desk;
  let agent: FakeAgent;

  const open = async (place: string) => {
    const thread = threadOf(1, { events: said(4951, 5000), more: true });
    agent = fakeAgent({
      connection: 'online',
      self: SELF,
      mine: [rowOf(1, { state: 'active', agent: { id: ME.id, name: ME.name } })],
      threads: new Map([[ID, thread]]),
    });
    desk = await openDesk(agent, { place });
    await desk.pass(500);
  };
  const answer = async (first: number, last: number, over: object = {}) => {
    agent.calls.last('page').resolve({ ...pageOf(first, last), ...over });
    await drawn();
  };
  const asked = () => agent.calls.of('page').map(({ args }) => args.slice(1));
  const texts = () => desk.all('.bubble').map(seen);
  afterEach(() => desk.close());

  it('shows it in the middle, marks it, and says so', async () => {
    await open(`c/${ID}/2000`);
    expect(asked()).to.deep.equal([[2025, 50]]);
    expect(desk.text('.spotted')).to.contain('comes in');
    await answer(1975, 2024);
    const line = desk.find('.line-found');
    expect(seen(line)).to.equal('line 2000');
    const [box, log] = [line.getBoundingClientRect(), desk.find('.log').getBoundingClientRect()];
    expect(Math.abs(box.top + box.height / 2 - (log.top + log.height / 2))).to.be.lessThan(log.height / 4);
    expect(desk.text('.log-frame [role="status"]')).to.contain('line 2000');
    expect(texts()).not.to.contain('line 5000');
    await expect(desk.root).to.be.accessible();
  });

  it('goes on in both directions, in whole pages, and nothing is told as read', async () => {
    await open(`c/${ID}/2000`);
    await answer(1975, 2024);
    const log = desk.find('.log');
    log.scrollTop = log.scrollHeight;
    log.dispatchEvent(new Event('scroll'));
    await drawn();
    expect(asked().at(-1)).to.deep.equal([2075, 50]);
    // Long messages: the page is cut, and its beginning is asked for.
    await answer(2060, 2074);
    expect(asked().at(-1)).to.deep.equal([2060, 35]);
    await answer(2025, 2059);
    expect(texts().slice(0, 1)).to.deep.equal(['line 1975']);
    expect(texts().at(-1)).to.equal('line 2074');
    log.scrollTop = 0;
    log.dispatchEvent(new Event('scroll'));
    await drawn();
    expect(asked().at(-1)).to.deep.equal([1975, 50]);
    await answer(1925, 1974);
    expect(texts().length).to.equal(150);
    await desk.pass(5000);
    expect(agent.calls.of('read')).to.deep.equal([]);
  });

  it('becomes one with the end where they meet', async () => {
    await open(`c/${ID}/4930`);
    await answer(4905, 4954);
    expect(texts()[0]).to.equal('line 4905');
    expect(texts().at(-1)).to.equal('line 5000');
    expect(texts().length).to.equal(96);
    expect(seen(desk.find('.line-found'))).to.equal('line 4930');
  });

  it('finds a note by its own number', async () => {
    await open(`c/${ID}/2000.7`);
    await answer(1975, 2024, { desk: [note(7, 2000, ME, NOON - 7_000_000, 'the note')] });
    expect(seen(desk.find('.line-found'))).to.equal('the note');
  });

  it('leads back to the end by its button, and with the agent’s own words', async () => {
    await open(`c/${ID}/2000`);
    await answer(1975, 2024);
    desk.find('.to-end').click();
    await drawn();
    expect(texts().at(-1)).to.equal('line 5000');
    expect(location.hash).to.equal(`#c/${ID}`);
    desk.app.intents.open(undefined);
    location.hash = `c/${ID}/2000`;
    await drawn();
    await answer(1975, 2024);
    const thread = agent.view.threads.get(ID);
    if (!thread) throw new Error('no thread');
    agent.set({ threads: new Map([[ID, { ...thread, pending: [pendingOf('c9', 'my words', NOON)] }]]) });
    await drawn();
    expect(texts().at(-1)).to.equal('my words');
  });

  it('says that it could not be loaded, and leads on', async () => {
    await open(`c/${ID}/2000`);
    agent.calls
      .last('page')
      .reject(Object.assign(new Error('offline'), { name: 'ChatError', code: 'offline' }) as never);
    await drawn();
    expect(desk.text('.spotted')).to.contain('could not be loaded');
    expect(texts().at(-1)).to.equal('line 5000');
  });
});
