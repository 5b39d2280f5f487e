import { expect } from '@open-wc/testing';
import type { DeskEvent, PublicEvent } from '@shopbell/protocol';
import { ChatError, type Thread } from '@shopbell/sdk';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type Desk, drawn, NOON, openDesk, seen } from '../../testing/desk.ts';
import {
  COLLEAGUE,
  idOf,
  ME,
  member,
  message,
  note,
  pendingOf,
  rowOf,
  SELF,
  SYSTEM,
  shopperOf,
  threadOf,
} from '../../testing/fixtures.ts';
import { REST_MS } from '../../time/rest.ts';

const S = shopperOf(1);
const MIN = 60_000;

const EVENTS: readonly PublicEvent[] = [
  { kind: 'requested', seq: 1, at: NOON - 1500 * MIN, by: S, page: { url: 'https://shop.example/p', title: 'Kettle' } },
  message(2, S, NOON - 1500 * MIN, 'Is it light?'),
  { kind: 'assigned', seq: 3, at: NOON - 20 * MIN, by: COLLEAGUE, agent: COLLEAGUE },
  message(4, COLLEAGUE, NOON - 19 * MIN, 'It is, 0.9 kg.'),
  { kind: 'assigned', seq: 5, at: NOON - 10 * MIN, by: ME, agent: ME },
  message(6, ME, NOON - 5 * MIN, 'Anything else? https://shop.example/help.'),
];
const DESK: readonly DeskEvent[] = [
  { kind: 'case_opened', deskSeq: 1, afterSeq: 1, at: NOON - 1500 * MIN, by: SYSTEM, case: idOf(50) },
  { kind: 'case_owned', deskSeq: 2, afterSeq: 3, at: NOON - 20 * MIN, by: COLLEAGUE, case: idOf(50), owner: COLLEAGUE },
  note(3, 4, COLLEAGUE, NOON - 18 * MIN, 'She bought one last year.'),
];

describe('the thread', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const row = rowOf(1, {
    state: 'active',
    agent: ME,
    owner: COLLEAGUE,
    shopper: { id: idOf(1), member: member('1001', '林美') },
    openedAt: NOON - 1500 * MIN,
    page: { url: 'https://shop.example/p', title: 'Kettle' },
  });
  const open = async (patch: Partial<Thread> = {}, language = 'en') => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [row] });
    agent.calls.hold('history');
    desk = await openDesk(agent, { place: `c/${idOf(1)}`, language });
    await put({ events: EVENTS, desk: DESK, ...patch });
  };
  const put = async (patch: Partial<Thread>) => {
    const before = agent.view.threads.get(idOf(1)) ?? threadOf(1);
    agent.set({ threads: new Map([[idOf(1), { ...before, ...patch }]]) });
    await drawn();
  };
  const log = () => desk.find('.log');

  afterEach(() => desk.close());

  it('is followed, and drawn as loading until it is there', async () => {
    agent = fakeAgent({ connection: 'online', self: SELF, mine: [row] });
    desk = await openDesk(agent, { place: `c/${idOf(1)}` });
    expect(agent.calls.of('open').map((call) => call.args)).to.deep.equal([[idOf(1)]]);
    expect(desk.text('.skeleton')).to.equal('Loading the conversation …');
    await expect(desk.root).to.be.accessible();
  });

  it('says so when there is no such conversation', async () => {
    // As the client has it: opened here, and nothing of it has come.
    const threads = new Map([[idOf(77), threadOf(77, { state: 'requested' })]]);
    agent = fakeAgent({ connection: 'online', self: SELF, threads });
    desk = await openDesk(agent, { place: `c/${idOf(77)}` });
    expect(desk.text('.skeleton')).to.equal('Loading the conversation …');
    expect(desk.all('.dock, .thread-sub, .shopper-body').length).to.equal(0);
    agent.emit('error', new ChatError('conversation_unknown', 'no', 'never', idOf(78)));
    await drawn();
    expect(desk.all('.empty').length).to.equal(0);
    agent.emit('error', new ChatError('conversation_unknown', 'no', 'never', idOf(77)));
    await drawn();
    expect(desk.text('.empty')).to.contain('can’t be shown');
    await expect(desk.root).to.be.accessible();
    desk.find('.empty .button').click();
    await drawn();
    expect(desk.text('.empty')).to.contain('All quiet');
  });

  for (const scheme of ['light', 'dark']) {
    it(`shows messages, notes and what happened in their order, accessibly, in ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      await open();
      const shown = desk.all('.day, .system, .bubble').map(seen);
      expect(shown).to.deep.equal([
        'Yesterday',
        'Asked for a person on Kettle 11:00',
        'Is it light?',
        'Today',
        'Li Na took the conversation 11:40',
        'Li Na owns the case 11:40',
        'It is, 0.9 kg.',
        'She bought one last year.',
        'You took the conversation 11:50',
        'Anything else? https://shop.example/help.',
      ]);
      expect(log().getAttribute('role')).to.equal('log');
      await expect(desk.root).to.be.accessible();
      document.documentElement.style.colorScheme = '';
    });
  }

  it('puts a note on another paper, and says whom it is for', async () => {
    await open();
    const paper = (selector: string) => getComputedStyle(desk.find(`${selector} .bubble`)).backgroundColor;
    expect(desk.text('.group-note')).to.contain('Note, only for colleagues');
    expect(new Set([paper('.group-note'), paper('.group-ours'), paper('.group-theirs')]).size).to.equal(3);
    expect(getComputedStyle(desk.find('.group-note .bubble')).outlineStyle).to.equal('dashed');
  });

  it('marks only the last own message as stored', async () => {
    await open();
    expect(desk.all('.status').map(seen)).to.deep.equal(['Stored']);
    expect(desk.find('.status').closest('.line')?.textContent).to.contain('Anything else?');
  });

  it('shows what is kept, on its way and refused, with the ways on', async () => {
    await open({
      pending: [
        pendingOf('a', 'refused one', NOON, { status: 'failed', problem: 'rate_limited' }),
        pendingOf('b', 'on its way', NOON),
        pendingOf('c', 'kept', NOON, { status: 'saved', lane: 'desk' }),
      ],
    });
    const marks = desk.all('.status').map(seen);
    expect(marks[0]).to.contain('Not sent. Too much at once. Wait a moment and try again.');
    expect(marks.slice(1)).to.deep.equal(['Sending', 'Kept here, not sent']);
    await expect(desk.root).to.be.accessible();
    const [again, edit, drop] = desk.all('.status-failed .link');
    again?.click();
    expect(agent.calls.last('retry').args).to.deep.equal(['a']);
    drop?.click();
    expect(agent.calls.last('discard').args).to.deep.equal(['a']);
    edit?.click();
    await drawn();
    expect(desk.find<HTMLTextAreaElement>('.box-text').value).to.equal('refused one');
    expect(document.activeElement?.matches('.box-text')).to.equal(true);
  });

  for (const [name, verb] of [
    ['Send again', 'retry'],
    ['Drop', 'discard'],
  ] as const) {
    it(`leads the focus to the log when the place of “${name}” goes`, async () => {
      await open({ pending: [pendingOf('a', 'refused one', NOON, { status: 'failed', problem: 'forbidden' })] });
      const button = desk.all('.status-failed .link').find((each) => seen(each) === name);
      button?.focus();
      button?.click();
      expect(agent.calls.last(verb).args).to.deep.equal(['a']);
      await drawn();
      expect(document.activeElement?.className).to.equal('log');
    });
  }

  it('says of its words on their way that they wait while the line is gone', async () => {
    await open({ pending: [pendingOf('c1', 'Under way', NOON)] });
    const mark = () => seen(desk.all('.mark').at(-1));
    expect(mark()).to.equal('Sending');
    agent.set({ connection: 'waiting' });
    await drawn();
    expect(mark()).to.equal('Waiting for the network');
    agent.set({ connection: 'online' });
    await drawn();
    expect(mark()).to.equal('Sending');
  });

  it('makes links of http and https only, which open apart and tell nothing', async () => {
    await open({ events: [message(1, S, NOON, 'javascript:alert(1) https://a.example/x, data:text/html,1')] });
    const links = desk.all('.bubble a') as HTMLAnchorElement[];
    expect(links.map((link) => link.href)).to.deep.equal(['https://a.example/x']);
    expect([links[0]?.target, links[0]?.rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow']);
  });

  it('shows that it has the focus without a frame around everything', async () => {
    await open();
    log().focus({ focusVisible: true } as FocusOptions);
    const { outlineColor, boxShadow } = getComputedStyle(log());
    expect(log().matches(':focus-visible')).to.equal(true);
    expect(outlineColor).to.equal('rgba(0, 0, 0, 0)');
    expect(boxShadow).to.match(/ 2px 0px 0px 0px inset$/);
  });

  it('tells who is typing', async () => {
    await open({ typing: [S] });
    expect(desk.text('.typing')).to.equal('林美 is typing');
  });

  it('follows a shopper into the next conversation', async () => {
    await open({
      state: 'closed',
      desk: [...DESK, { kind: 'succeeded', deskSeq: 4, afterSeq: 6, at: NOON, by: SYSTEM, conversation: idOf(2) }],
    });
    const link = desk.find<HTMLAnchorElement>('.system a');
    link.click();
    await drawn();
    expect(desk.app.state.open.value).to.equal(idOf(2));
  });

  it('reads new words of others to a screen reader, not one’s own', async () => {
    await open();
    await put({ events: [...EVENTS, message(7, S, NOON, 'Thank you')] });
    const spoken = () => desk.all('[role=status]').map(seen);
    expect(spoken()).to.include('林美: Thank you');
    await put({ events: [...EVENTS, message(7, S, NOON, 'Thank you'), message(8, ME, NOON, 'Bye')] });
    expect(spoken()).to.include('林美: Thank you');
  });

  describe('scrolled', () => {
    const many = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, n) => message(from + n, S, NOON - (to - n) * 5 * MIN, `m${from + n}`));
    const gap = () => log().scrollHeight - log().scrollTop - log().clientHeight;
    const scrollTo = async (top: number) => {
      log().scrollTop = top;
      log().dispatchEvent(new Event('scroll'));
      await drawn();
    };

    it('starts at the end and stays there', async () => {
      await open({ events: many(1, 60), desk: [] });
      expect(gap()).to.be.below(2);
      await put({ events: many(1, 61) });
      expect(gap()).to.be.below(2);
      await desk.type(desk.find<HTMLTextAreaElement>('.box-text'), 'a\nb\nc\nd\ne');
      expect(gap()).to.be.below(2);
    });

    it('stays where one reads, tells what came below, and leads there', async () => {
      await open({ events: many(1, 60), desk: [] });
      await desk.pass(REST_MS);
      await scrollTo(500);
      await put({ events: many(1, 62) });
      expect(log().scrollTop).to.equal(500);
      expect(desk.text('.to-end')).to.equal('2 new messages');
      await expect(desk.root).to.be.accessible();
      desk.find('.to-end').click();
      await drawn();
      expect(gap()).to.be.below(2);
      expect(desk.all('.to-end').length).to.equal(0);
    });

    it('loads history near the beginning once, and keeps its place', async () => {
      await open({ events: many(51, 110), desk: [], more: true });
      await scrollTo(100);
      await scrollTo(90);
      expect(agent.calls.of('history').length).to.equal(1);
      expect(desk.text('.earlier')).to.contain('Loading');
      const anchor = desk.all('.bubble').find((bubble) => seen(bubble) === 'm52');
      const before = anchor?.getBoundingClientRect().top ?? 0;
      await put({ events: many(1, 110), more: false });
      agent.calls.last('history').resolve(false);
      await drawn();
      const moved = (anchor?.getBoundingClientRect().top ?? 0) - before;
      // The line "loading" above it, which is gone now, is what may differ.
      expect(Math.abs(moved)).to.be.below(40);
      expect(seen(desk.all('.bubble')[0])).to.equal('m1');
    });

    it('[CW12] waits when the relay puts history off, and asks again by itself', async () => {
      await open({ events: many(51, 110), desk: [], more: true });
      await scrollTo(0);
      agent.calls.last('history').reject(new ChatError('rate_limited', 'slowly', 'later', undefined, 800));
      await drawn();
      expect(desk.text('.earlier')).to.contain('Loading');
      await desk.pass(799);
      expect(agent.calls.of('history').length).to.equal(1);
      await desk.pass(1);
      expect(agent.calls.of('history').length).to.equal(2);
      agent.calls.last('history').resolve(false);
      await drawn();
      expect(desk.all('.earlier .link').length).to.equal(0);
    });

    it('[CW12] a relay that puts history off again and again is no endless wait', async () => {
      await open({ events: many(51, 110), desk: [], more: true });
      await scrollTo(0);
      for (let times = 1; times <= 10; times++) {
        agent.calls.last('history').reject(new ChatError('busy', 'full', 'later', undefined, 1000));
        await drawn();
        await desk.pass(1000);
      }
      expect(agent.calls.of('history').length).to.equal(10);
      expect(desk.text('.earlier')).to.contain('couldn’t be loaded');
    });

    it('says that history didn’t come, and tries again', async () => {
      await open({ events: many(51, 110), desk: [], more: true });
      await scrollTo(0);
      agent.calls.last('history').reject(new ChatError('offline', 'away', 'later'));
      await drawn();
      expect(desk.text('.earlier')).to.contain('couldn’t be loaded');
      desk.find('.earlier .link').click();
      await drawn();
      expect(agent.calls.of('history').length).to.equal(2);
    });
  });
});
