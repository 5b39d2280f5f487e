import { expect } from '@open-wc/testing';
import type { PublicEvent } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { ChatError, type Thread } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import {
  COLLEAGUE,
  idOf,
  ME,
  member,
  message,
  pendingOf,
  rowOf,
  SELF,
  shopperOf,
  threadOf,
} from '../../testing/fixtures.ts';

const S = shopperOf(1);
const ID = idOf(1);
const EVENTS: readonly PublicEvent[] = [
  { kind: 'assigned', seq: 1, at: NOON - 400_000, by: ME, agent: ME },
  message(2, S, NOON - 300_000, 'Is it light?'),
  message(3, ME, NOON - 200_000, 'It is.'),
  message(4, ME, NOON - 60_000, 'Nine hundered grams.'),
  message(5, S, NOON - 30_000, 'Thanks'),
];
const gone = (seq: number, by: PublicEvent['by'], why: 'recalled' | 'erased' = 'recalled'): PublicEvent => ({
  kind: 'erased',
  seq,
  at: NOON,
  by,
  was: 'message',
  why,
});

describe('one’s own words', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (patch: Partial<Thread> = {}, language = 'en') => {
    const row = rowOf(1, {
      state: 'active',
      agent: ME,
      owner: ME,
      shopper: { id: idOf(1), member: member('1', 'Mei') },
    });
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [row] });
    desk = await openDesk(agent, { place: `c/${ID}`, language });
    await put({ events: EVENTS, ...patch });
  };
  const put = async (patch: Partial<Thread>) => {
    const before = agent.view.threads.get(ID) ?? threadOf(1);
    agent.set({ threads: new Map([[ID, { ...before, ...patch }]]) });
    await drawn();
  };
  const field = () => desk.find<HTMLTextAreaElement>('.box-text');
  const buttons = () => desk.all('.menu-frame > button');
  const items = () => desk.all('[role=menuitem]');
  const press = async (button: HTMLElement | undefined) => {
    button?.click();
    await drawn();
  };
  const active = () => document.activeElement as HTMLElement;

  afterEach(() => desk.close());

  it('climb from stored to read, on the newest alone', async () => {
    await open();
    const told = [];
    for (const receipts of [
      { delivered: 3, read: 3 },
      { delivered: 4, read: 3 },
      { delivered: 5, read: 5 },
    ]) {
      await put({ receipts });
      told.push(...desk.all('.mark').map(seen));
    }
    expect(told).to.deep.equal(['Stored', 'Delivered', 'Read']);
    await expect(desk.root).to.be.accessible();
    await desk.app.intents.speak('zh-CN');
    await drawn();
    expect(desk.all('.mark').map(seen)).to.deep.equal(['已读']);
  });

  it('have a menu for two minutes by the server’s clock', async () => {
    await open();
    expect(buttons().length).to.equal(1);
    await desk.pass(LIMITS.amendWindowMs - 60_000 - 1000);
    expect(buttons().length).to.equal(1);
    await press(buttons()[0]);
    await expect(desk.root).to.be.accessible();
    await desk.pass(1000);
    expect([buttons().length, items().length]).to.deep.equal([0, 0]);
    // This machine's clock turns out to be an hour ahead.
    agent.set({ aheadMs: 3_600_000 });
    await drawn();
    expect(buttons().length).to.be.above(0);
  });

  it('are taken back from the menu, and leave a line with a name', async () => {
    await open();
    await press(buttons()[0]);
    expect(items().map(seen)).to.deep.equal(['Edit C', 'Take back U', 'Note as a promise']);
    expect(active() === items()[0]).to.equal(true);
    await desk.press('ArrowDown');
    expect(active() === items()[1]).to.equal(true);
    await press(items()[1]);
    expect(agent.calls.last('recall').args).to.deep.equal([ID, 4]);
    expect([desk.all('.mark').map(seen), buttons().length]).to.deep.equal([['Changing'], 0]);
    expect(active().matches('.log')).to.equal(true);
    agent.calls.last('recall').resolve({ cid: 'c', conversation: ID, seq: 6, at: NOON });
    const wiped = { kind: 'wiped', seq: 6, at: NOON, by: { role: 'system' } } as const;
    const events = [gone(2, S), gone(3, COLLEAGUE), gone(4, ME), gone(5, S, 'erased'), wiped];
    await put({ events: [...EVENTS.slice(0, 1), ...events] });
    expect(desk.all('.system bdi').map(seen).slice(1)).to.deep.equal([
      'Mei took a message back',
      'Li Na took a message back',
      'You took a message back',
      'What was said before this was erased',
    ]);
    await expect(desk.root).to.be.accessible();
  });

  it('are taken back with U, asked and confirmed', async () => {
    await open();
    await desk.press('u', {}, document.body);
    expect([seen(active()), agent.calls.of('recall').length]).to.deep.equal(['Take back U', 0]);
    await desk.press('u');
    expect(agent.calls.last('recall').args).to.deep.equal([ID, 4]);
    await desk.press('u', {}, document.body);
    expect(agent.calls.of('recall').length).to.equal(1);
  });

  it('stay when the menu is left with Escape, or by going elsewhere', async () => {
    await open();
    await press(buttons()[0]);
    await desk.press('Escape');
    expect([items().length, active() === buttons()[0]]).to.deep.equal([0, true]);
    await press(buttons()[0]);
    field().focus();
    await drawn();
    expect(items().length).to.equal(0);
  });

  it('are changed in the box, beside the draft that stood there', async () => {
    await open();
    await desk.type(field(), 'half a th');
    await desk.press('Escape');
    await desk.press('c', {}, document.body);
    expect([field().value, desk.text('.box-head'), active() === field()]).to.deep.equal([
      'Nine hundered grams.',
      'Changing what you said to Mei',
      true,
    ]);
    expect(desk.all('.line-editing').length).to.equal(1);
    await expect(desk.root).to.be.accessible();
    const typed = agent.calls.of('typing').length;
    await desk.type(field(), 'Nine hundred grams.');
    await desk.press('Enter');
    expect(agent.calls.last('edit').args).to.deep.equal([ID, 4, 'Nine hundred grams.']);
    expect([field().value, agent.calls.of('send').length]).to.deep.equal(['half a th', 0]);
    expect(agent.calls.of('typing').length).to.equal(typed);
    const edited = { ...message(4, ME, NOON - 60_000, 'Nine hundred grams.'), editedAt: NOON };
    agent.calls.last('edit').resolve({ cid: 'c', conversation: ID, seq: 6, at: NOON });
    await put({ events: [...EVENTS.slice(0, 3), edited, ...EVENTS.slice(4)] });
    expect(desk.all('.status').map(seen)).to.deep.equal(['edited Stored']);
  });

  it('are changed with ArrowUp in an empty box, and left as they are with Escape or unchanged', async () => {
    await open();
    await desk.type(field(), 'x');
    expect(await desk.press('ArrowUp')).to.equal(true);
    await desk.type(field(), '');
    expect(await desk.press('ArrowUp', { isComposing: true })).to.equal(true);
    expect(await desk.press('ArrowUp')).to.equal(false);
    await desk.press('Escape');
    expect([field().value, active() === field()]).to.deep.equal(['', true]);
    await desk.press('ArrowUp');
    await desk.press('Enter');
    expect(agent.calls.of('edit').length).to.equal(0);
    expect(desk.text('.box-head')).to.contain('To Mei');
  });

  it('come back when it is too late for them, with the reason', async () => {
    await open();
    await desk.press('c', {}, document.body);
    await desk.type(field(), 'new words');
    await desk.press('Enter');
    agent.calls.last('edit').reject(new ChatError('too_late'));
    await drawn();
    expect(desk.text('.notice')).to.contain('too late');
    expect(field().value).to.equal('new words');
  });

  it('say so when their time ends while they are changed, and go as a message of their own', async () => {
    await open();
    await desk.type(field(), 'half a th');
    await desk.press('c', {}, document.body);
    await desk.type(field(), 'new words');
    await desk.pass(LIMITS.amendWindowMs);
    expect(desk.text('.box-head')).to.contain('Sending makes it a new message');
    expect(field().value).to.equal('new words');
    await expect(desk.root).to.be.accessible();
    await desk.press('Enter');
    expect(agent.calls.of('edit').length).to.equal(0);
    expect(agent.calls.last('send').args).to.deep.equal([ID, 'new words']);
    expect(field().value).to.equal('half a th');
  });

  it('give way to what stood in the box when their time ends and nothing was changed', async () => {
    await open();
    await desk.type(field(), 'half a th');
    await desk.press('c', {}, document.body);
    await desk.pass(LIMITS.amendWindowMs);
    expect([field().value, desk.text('.notice')]).to.deep.equal([
      'half a th',
      'It is too late to change or take back this message.',
    ]);
  });

  it('are not emptied, and say why', async () => {
    await open();
    await desk.press('c', {}, document.body);
    await desk.type(field(), ' ');
    await desk.press('Enter');
    expect(desk.text('.notice')).to.contain('take it back');
    expect([agent.calls.of('edit').length, desk.all('.line-editing').length]).to.deep.equal([0, 1]);
    await desk.type(field(), 'x');
    expect(desk.all('.notice').length).to.equal(0);
  });

  it('are no longer changed once they were taken back elsewhere', async () => {
    await open();
    await desk.press('c', {}, document.body);
    await put({ events: [...EVENTS.slice(0, 3), gone(4, ME), ...EVENTS.slice(4)] });
    expect(desk.text('.box-head')).to.contain('To Mei');
  });

  it('say so where they were changed elsewhere meanwhile, in both languages', async () => {
    for (const [language, words] of [
      ['en', 'changed meanwhile, as it stands above'],
      ['zh-CN', '已在别处修改'],
    ] as const) {
      await open({}, language);
      await desk.press('c', {}, document.body);
      await desk.type(field(), 'Mine');
      await put({ events: [...EVENTS.slice(0, 3), message(4, ME, NOON - 60_000, 'Theirs'), ...EVENTS.slice(4)] });
      expect([field().value, desk.text('.box-head [role=alert]').includes(words)]).to.deep.equal(['Mine', true]);
      await expect(desk.root).to.be.accessible();
      if (language === 'en') desk.close();
    }
  });

  it('stay in the box when the outbox is full, before what was typed since', async () => {
    await open();
    await desk.type(field(), 'one more');
    await desk.press('Enter');
    await desk.type(field(), 'and');
    agent.calls.last('send').reject(new ChatError('outbox_full'));
    await drawn();
    expect(desk.text('.notice')).to.contain('Too much is waiting');
    expect(field().value).to.equal('one more\nand');
  });

  describe('read', () => {
    const told = () => agent.calls.of('read').map((call) => call.args);

    it('after a second before the agent’s eyes, and again for what came later', async () => {
      await open();
      await desk.pass(900);
      expect(told()).to.deep.equal([]);
      await desk.pass(100);
      await put({ events: [...EVENTS, message(6, S, NOON, 'one more')] });
      await desk.pass(1000);
      expect(told()).to.deep.equal([
        [ID, 5],
        [ID, 6],
      ]);
    });

    it('not on a hidden page, until it is shown', async () => {
      await open();
      await desk.look(false);
      await desk.pass(3000);
      expect(told()).to.deep.equal([]);
      await desk.look(true);
      await desk.pass(1000);
      expect(told()).to.deep.equal([[ID, 5]]);
    });

    it('not while the end is out of view', async () => {
      const many = Array.from({ length: 60 }, (_, n) => message(n + 1, S, NOON - (60 - n) * 300_000, `m${n + 1}`));
      await open({ events: many });
      const log = desk.find('.log');
      log.scrollTop = 300;
      log.dispatchEvent(new Event('scroll'));
      await drawn();
      await desk.pass(3000);
      expect(told()).to.deep.equal([]);
      desk.find('.to-end').click();
      await drawn();
      await desk.pass(1000);
      expect(told()).to.deep.equal([[ID, 60]]);
    });
  });

  describe('that are not sent', () => {
    it('are told of while nothing keeps them but this tab, and no longer', async () => {
      await open({ pending: [pendingOf('c1', 'hi', NOON, { status: 'unsaved' })] });
      agent.set({ storage: 'memory' });
      await drawn();
      expect(desk.all('.connection').length).to.equal(0);
      await desk.pass(1000);
      expect(desk.text('.connection')).to.contain('Keep this tab open');
      await expect(desk.root).to.be.accessible();
      agent.set({ connection: 'waiting' });
      await desk.pass(1000);
      expect(desk.text('.connection')).to.contain('No connection, and what you send');
      agent.set({ connection: 'online' });
      await put({ pending: [] });
      expect(desk.all('.connection').length).to.equal(0);
    });

    for (const [label, method] of [
      ['Send', 'sendStale'],
      ['Drop', 'discardStale'],
    ] as const) {
      it(`since yesterday are asked about once: ${label}`, async () => {
        const old = [1, 2].map((n) => pendingOf(`c${n}`, 'hi', NOON - 86_400_000 + n, { status: 'saved' }));
        await open({ pending: old });
        agent.set({ stale: 2 });
        await drawn();
        expect(desk.text('#stale')).to.equal('2 messages from yesterday have not been sent. Still send them?');
        await expect(desk.root).to.be.accessible();
        await press(desk.all('.lines .button').find((button) => seen(button) === label));
        expect(agent.calls.of(method).length).to.equal(1);
        expect(active().dataset.row).to.equal(ID);
        agent.set({ stale: 0 });
        await drawn();
        expect(desk.all('.lines .button').length).to.equal(0);
      });
    }
  });
});
