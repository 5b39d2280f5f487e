import { expect } from '@open-wc/testing';
import type { ConversationRow } from '@shopbell/protocol';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, message, rowOf, SELF, shopperOf, threadOf } from '../../testing/fixtures.ts';

const waits = (n: number, seconds: number, patch: Partial<ConversationRow> = {}): ConversationRow =>
  rowOf(n, {
    openedAt: NOON - seconds * 1000,
    waitingSince: NOON - seconds * 1000,
    last: { by: 'shopper', at: NOON - seconds * 1000, text: `question ${n}` },
    page: { url: 'https://shop.example/p/1', title: `Page ${n}` },
    ...patch,
  });
const mine = (n: number, patch: Partial<ConversationRow> = {}): ConversationRow =>
  rowOf(n, {
    state: 'active',
    agent: ME,
    openedAt: NOON - 60_000,
    last: { by: 'agent', at: NOON - 5000, text: `answer ${n}` },
    ...patch,
  });

describe('the list', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (waiting: readonly ConversationRow[], own: readonly ConversationRow[] = [], language = 'en') => {
    agent = fakeAgent({ connection: 'online', self: SELF, waiting, mine: own });
    desk = await openDesk(agent, { language });
  };
  const set = async (waiting: readonly ConversationRow[], own: readonly ConversationRow[] = []) => {
    agent.set({ waiting, mine: own });
    await drawn();
  };
  const order = (section: 'waiting' | 'mine') => desk.all(`.list-${section} [data-row]`).map((row) => row.dataset.row);
  const point = async (type: 'pointerenter' | 'pointerleave') => {
    desk.find('[data-list]').dispatchEvent(new PointerEvent(type, { pointerType: 'mouse' }));
    await drawn();
  };

  afterEach(() => desk.close());

  it('says what will come, and the key to press, while it is empty', async () => {
    await open([]);
    expect(desk.text('.list-waiting')).to.contain('Nobody is waiting. Requests appear here by themselves.');
    expect(desk.text('.list-mine')).to.contain('Open a request and press T to take it.');
    expect(desk.find('.list-mine kbd').closest('[aria-hidden]')).to.equal(null);
    expect(desk.text('.thread-pane')).to.contain('All quiet');
    await expect(desk.root).to.be.accessible();
  });

  it('isn’t quiet while a shopper waits for a colleague’s answer', async () => {
    await open([]);
    agent.set({ floor: [mine(1, { agent: COLLEAGUE, waitingSince: NOON - 90_000 })] });
    await drawn();
    expect(desk.text('.thread-pane')).not.to.contain('All quiet');
    agent.set({ floor: [mine(1, { agent: COLLEAGUE })] });
    await drawn();
    expect(desk.text('.thread-pane')).to.contain('All quiet');
  });

  it('says *You* before the agent’s own words only, whoever has the conversation', async () => {
    const last = (agent?: string) => ({
      last: { by: 'agent' as const, ...(agent ? { agent } : {}), at: NOON, text: 'x' },
    });
    await open([], [mine(1, last(ME.id)), mine(2, last(COLLEAGUE.id)), mine(3, last())]);
    const you = (n: number) => desk.find(`#row-${idOf(n)}`).querySelector('.row-you') !== null;
    expect([you(1), you(2), you(3)]).to.deep.equal([true, false, true]);
    agent.set({ mine: [], floor: [mine(1, { agent: COLLEAGUE, ...last(ME.id) })] });
    await drawn();
    expect(you(1)).to.equal(true);
  });

  it('shows who, what, where and how long', async () => {
    await open([waits(1, 9, { shopper: { id: idOf(1), member: member('1001', '林美') } }), waits(2, 4)], [mine(3)]);
    const [first, second] = desk.all('.list-waiting [data-row]');
    expect(seen(first)).to.contain('林美');
    expect(seen(first)).to.contain('Member, proven by the shop');
    expect(seen(first)).to.contain('question 1');
    expect(seen(first)).to.contain('Page 1');
    expect(seen(first)).to.contain('0:09');
    expect(seen(second)).to.match(/Visitor [0-9A-Z]{4}/);
    expect(second?.querySelector('.verified')).to.equal(null);
    expect(desk.text('.list-mine [data-row]')).to.contain('You: answer 3');
    await expect(desk.root).to.be.accessible();
  });

  it('says so when the newest message was taken back', async () => {
    await open([waits(1, 9, { last: { by: 'shopper', at: NOON, text: '' } })], [], 'en');
    expect(desk.text('.list-waiting .row-last')).to.equal('Taken back or erased');
  });

  it('puts what is due first', async () => {
    await open([waits(1, 5), waits(2, 500), waits(3, 30)]);
    expect(order('waiting')).to.deep.equal([idOf(2), idOf(3), idOf(1)]);
  });

  it('lets the ring empty, turn amber at two thirds and red past 45 s', async () => {
    await open([waits(1, 0)]);
    const ring = () => desk.find<SVGElement>('[data-row] .ring').getAttribute('class');
    const offset = () => Number(desk.find('.ring-left').getAttribute('stroke-dashoffset'));
    expect(offset()).to.equal(0);
    await desk.pass(15_000);
    expect([ring(), offset()]).to.deep.equal(['ring ring-calm', 33.3]);
    await desk.pass(15_000);
    expect(ring()).to.equal('ring ring-pressing');
    await desk.pass(15_000);
    expect(ring()).to.equal('ring ring-pressing');
    await desk.pass(1000);
    expect(ring()).to.equal('ring ring-over');
    expect(desk.text('[data-row] .row-time')).to.contain('0:46');
    expect(desk.text('[data-row]')).to.contain('overdue');
    await expect(desk.root).to.be.accessible();
  });

  it('goes by the site’s limits and warnings as soon as they are told, and puts first what is due first', async () => {
    await open([waits(1, 30, { group: 'slow' }), waits(2, 20)]);
    expect(order('waiting')).to.deep.equal([idOf(1), idOf(2)]);
    const limit = { limitMs: 15_000, warnBeforeMs: 5000 };
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const replyRule = { limits: { first_reply: limit, reply: limit }, counts: 'service_time' as const };
    agent.set({ rules: { replyRule, groups: [{ id: 'slow', hours: { zone: 'UTC', week, exceptions: [] } }] } });
    await drawn();
    expect(order('waiting')).to.deep.equal([idOf(2), idOf(1)]);
    expect(desk.all('.ring-over').length).to.equal(1);
    expect(desk.all('.ring-calm').length).to.equal(1);
  });

  it('gives an answered shopper three minutes', async () => {
    const row = mine(1, { waitingSince: NOON - 60_000 });
    const taken = { kind: 'assigned', seq: 2, at: NOON - 60_000, by: ME, agent: ME } as const;
    const asked = threadOf(1, { events: [message(1, shopperOf(1), NOON - 60_000, 'a'), taken] });
    const reply = message(3, ME, NOON - 90_000, 'b');
    const answered = threadOf(1, { events: [message(1, shopperOf(1), NOON - 99_000, 'a'), taken, reply] });
    await open([], [row]);
    agent.set({ threads: new Map([[idOf(1), asked]]) });
    await drawn();
    expect(desk.all('.ring-over').length).to.equal(1);
    agent.set({ threads: new Map([[idOf(1), answered]]) });
    await drawn();
    expect(desk.all('.ring-calm').length).to.equal(1);
  });

  it('moves nothing under the cursor, and everything once it has left', async () => {
    await open([waits(1, 30), waits(2, 20), waits(3, 10)], [mine(8)]);
    await point('pointerenter');
    const before = desk.all('[data-row]').map((row) => row.getBoundingClientRect().top);
    await set([waits(3, 10), waits(2, 20), waits(4, 40)], [mine(8), mine(9)]);
    expect(order('waiting')).to.deep.equal([idOf(1), idOf(2), idOf(3)]);
    expect(desk.all('[data-row]').map((row) => row.getBoundingClientRect().top)).to.deep.equal(before);
    expect(desk.all('.row-gone').length).to.equal(1);
    expect(desk.all('.arrived').map((pill) => seen(pill).split(' –')[0])).to.deep.equal(['1 new', '1 new']);
    await expect(desk.root).to.be.accessible();
    await point('pointerleave');
    expect(order('waiting')).to.deep.equal([idOf(4), idOf(2), idOf(3)]);
    expect(order('mine').length).to.equal(2);
  });

  it('moves nothing while the keyboard is in it, until asked to', async () => {
    await open([waits(1, 30), waits(2, 20)]);
    await desk.press('j');
    desk.app.intents.hold(true);
    await set([waits(1, 30), waits(2, 20), waits(5, 90)]);
    expect(order('waiting')).to.deep.equal([idOf(1), idOf(2)]);
    await desk.press('.');
    expect(order('waiting')).to.deep.equal([idOf(5), idOf(1), idOf(2)]);
    expect((document.activeElement as HTMLElement).dataset.row).to.equal(idOf(1));
  });

  it('follows the agent’s own doing although it is held, and keeps the focus in its place', async () => {
    const rows = [
      mine(1, { waitingSince: NOON - 3 }),
      mine(2, { waitingSince: NOON - 2 }),
      mine(3, { waitingSince: NOON - 1 }),
    ];
    await open([], rows);
    await desk.press('j');
    await desk.press('j');
    desk.app.intents.hold(true);
    await desk.press('e');
    await desk.press('e');
    agent.calls.last('close').resolve({ cid: 'c', conversation: idOf(2), seq: 9, at: NOON });
    await drawn();
    // The list's change comes after the answer.
    await set(
      [],
      [rows[0], rows[2]].filter((row) => row !== undefined),
    );
    expect(order('mine')).to.deep.equal([idOf(1), idOf(3)]);
    expect((document.activeElement as HTMLElement).dataset.row).to.equal(idOf(3));
  });

  it('can be reached by one Tab, and walked with arrows', async () => {
    await open([waits(1, 30), waits(2, 20)], [mine(8)]);
    const stops = () => desk.all('[data-row]').filter((row) => row.tabIndex === 0);
    expect(stops().map((row) => row.dataset.row)).to.deep.equal([idOf(1)]);
    stops()[0]?.focus();
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    expect((document.activeElement as HTMLElement).dataset.row).to.equal(idOf(8));
    expect(stops().map((row) => row.dataset.row)).to.deep.equal([idOf(8)]);
  });

  it('tells how many wait in the title, and new ones to a screen reader, in one sentence', async () => {
    await open([waits(1, 30)]);
    expect(document.title).to.equal('(1) Kettle & Leaf – Shopbell');
    expect(desk.text('[role=status]')).to.equal('');
    await set([waits(1, 30), waits(2, 1), waits(3, 0)]);
    await desk.pass(1000);
    expect(desk.text('[role=status]')).to.match(/^2 new shoppers are waiting, the latest is Visitor/);
    expect(document.title).to.equal('(3) Kettle & Leaf – Shopbell');
    await set([]);
    expect(document.title).to.equal('Kettle & Leaf – Shopbell');
  });

  it('keeps its targets at 24 px or more, and speaks Chinese', async () => {
    await open([waits(1, 30)], [mine(8)], 'zh-CN');
    for (const target of desk.all('a, button')) {
      const { width, height } = target.getBoundingClientRect();
      if (width === 0) continue;
      expect(Math.min(width, height), target.outerHTML).to.be.at.least(24);
    }
    expect(desk.text('.list-waiting h2')).to.equal('排队中 1');
    await expect(desk.root).to.be.accessible();
  });

  describe('with 500 who wait', () => {
    const flood = Array.from({ length: 500 }, (_, n) => waits(n, 600 - n));
    const rows = () => desk.all('.list-waiting [data-row]');
    const focused = () => document.activeElement as HTMLElement;
    const item = (row: HTMLElement) => row.closest('li') as HTMLElement;
    const isInSight = (row: HTMLElement) => {
      const [one, list] = [row.getBoundingClientRect(), desk.find('.list-waiting .list-rows').getBoundingClientRect()];
      return one.top >= list.top - 1 && one.bottom <= list.bottom + 1;
    };

    it('draws those in sight, says of each which of all it is, and leaves nothing out for who scrolls', async () => {
      await open(flood, [mine(800)]);
      expect(rows().length).to.be.below(60);
      expect(item(rows()[0] as HTMLElement).ariaSetSize).to.equal('500');
      expect(desk.find('.list-mine [data-row]').getBoundingClientRect().bottom).to.be.below(innerHeight);
      await expect(desk.root).to.be.accessible();
      const list = desk.find('.list-waiting .list-rows');
      for (let step = 0; step < 40; step++) {
        list.scrollTop += 300;
        await drawn();
        await drawn();
        const { top, bottom } = list.getBoundingClientRect();
        const seenNow = rows().filter(
          (row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom,
        );
        const places = seenNow.map((row) => Number(item(row).ariaPosInSet));
        expect(places).to.deep.equal(places.map((_, i) => (places[0] ?? 0) + i));
        expect(seenNow[0]?.getBoundingClientRect().top, `step ${step}`).to.be.at.most(top + 1);
        expect(seenNow.at(-1)?.getBoundingClientRect().bottom, `step ${step}`).to.be.at.least(bottom - 10);
      }
      list.scrollTop = list.scrollHeight;
      await drawn();
      await drawn();
      expect(item(rows().at(-1) as HTMLElement).ariaPosInSet).to.equal('500');
      expect(rows().length).to.be.below(60);
    });

    it('is walked row by row and from end to end by keyboard, and the row with the focus stays', async () => {
      await open(flood, [mine(800)]);
      await desk.press('j', {}, document.body);
      for (let at = 1; at <= 30; at++) {
        expect(item(focused()).ariaPosInSet).to.equal(String(at));
        expect(isInSight(focused()), `row ${at}`).to.equal(true);
        await desk.press('j');
      }
      const here = focused();
      desk.find('.list-waiting .list-rows').scrollTop = 20_000;
      await drawn();
      await drawn();
      expect(focused()).to.equal(here);
      await desk.press('j');
      expect(item(focused()).ariaPosInSet).to.equal('32');
      expect(isInSight(focused())).to.equal(true);
    });

    it('goes to a row far out of sight', async () => {
      await open(flood, [mine(800)]);
      desk.find('.list-mine [data-row]').focus();
      await desk.press('k');
      await drawn();
      expect(item(focused()).ariaPosInSet).to.equal('500');
      expect(isInSight(focused())).to.equal(true);
      expect(desk.all('[data-row][tabindex="0"]')).to.deep.equal([focused()]);
    });
  });
});
