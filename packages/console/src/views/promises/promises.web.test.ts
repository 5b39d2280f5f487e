import { expect } from '@open-wc/testing';
import type { ConversationRow, PromiseLine } from '@shopbell/protocol';
import { ChatError } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';
import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { options } from 'preact';
import { cutSelects } from '../../testing/cut-selects.ts';
import { type Desk, drawn, NOON, openDesk } from '../../testing/desk.ts';
import { COLLEAGUE, idOf, ME, member, message, rowOf, SELF, threadOf } from '../../testing/fixtures.ts';

const me = { id: ME.id, name: ME.name };
const colleague = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const SHOPPER = { id: idOf(1), member: member('1', 'Mei') };
const MINE = rowOf(1, { state: 'active', agent: me, owner: me, shopper: SHOPPER, openedAt: NOON });
const CID = '019aa8d1-7b2c-7a00-8000-000000000031';
const HOUR = 3_600_000;
const line = (more: Partial<PromiseLine> = {}): PromiseLine => ({
  ...{ id: CID, what: 'gift', owner: me, order: 'A-1042', at: NOON, dueAt: NOON + HOUR, text: 'A descaler' },
  ...more,
});
const owed = (...promises: PromiseLine[]): ConversationRow => ({ ...MINE, promises });
const STORED = { cid: CID, conversation: idOf(1), deskSeq: 4, at: NOON };
const day = [{ from: '00:00', to: '24:00' }];
const RULES: AgentView['rules'] = {
  replyRule: {
    limits: {
      first_reply: { limitMs: 45_000, warnBeforeMs: 15_000 },
      reply: { limitMs: 180_000, warnBeforeMs: 60_000 },
    },
    counts: 'all_time',
  },
  zone: 'Asia/Shanghai',
  hours: {
    zone: 'Asia/Shanghai',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
    exceptions: [],
  },
  groups: [],
};

describe('promises', () => {
  let agent: FakeAgent;
  let desk: Desk;
  const open = async (view: Partial<AgentView>, place = `c/${idOf(1)}`, language = 'en') => {
    const said = message(2, { role: 'agent', ...me }, NOON, 'A descaler goes with it.');
    const thread = threadOf(1, { events: [said] });
    const threads = new Map([[idOf(1), thread]]);
    agent = fakeAgent({ connection: 'online', self: SELF, rules: RULES, mine: [MINE], threads, ...view });
    desk = await openDesk(agent, { place, language });
  };
  const field = <E extends HTMLElement = HTMLSelectElement>(name: string) => desk.find<E>(`dialog [name=${name}]`);
  const choose = async (name: string, value: string) => {
    const select = field(name);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await drawn();
  };
  const submit = async () => {
    desk.find<HTMLFormElement>('dialog form').requestSubmit();
    await drawn();
  };
  afterEach(() => desk.close());

  it('is noted by key, with its kind, order, due time and words; what is missing is told by its field', async () => {
    await open({});
    await desk.press('p', {}, document.body);
    expect(desk.text('dialog h2')).to.equal('Promise Mei something');
    expect(document.activeElement).to.equal(field('what'));
    await submit();
    expect(desk.text('.handover-wrong')).to.equal('Choose what is promised.');
    await choose('what', 'gift');
    await desk.type(field<HTMLTextAreaElement>('text'), 'A descaler');
    await desk.type(field<HTMLInputElement>('order'), ' A-1042 ');
    await expect(desk.root).to.be.accessible();
    await submit();
    const { args } = agent.calls.last('promise');
    expect(args).to.deep.equal([idOf(1), { what: 'gift', dueAt: NOON + HOUR, text: 'A descaler', order: 'A-1042' }]);
    agent.calls.last('promise').resolve(STORED);
    await drawn();
    expect(desk.all('dialog').length).to.equal(0);
    expect(document.activeElement).to.equal(desk.find('.box-text'));
  });

  it('stays with its words when it is refused, and says why', async () => {
    await open({});
    await desk.press('p', {}, document.body);
    await choose('what', 'refund');
    await desk.type(field<HTMLTextAreaElement>('text'), '20 yuan');
    await submit();
    agent.calls.last('promise').reject(new ChatError('promises_full'));
    await drawn();
    expect(desk.text('dialog [role=alert]')).to.contain('Eight promises are open');
    expect(field<HTMLTextAreaElement>('text').value).to.equal('20 yuan');
  });

  it('is due at a date and time of the site’s zone, not of this machine', async () => {
    await open({});
    await desk.press('p', {}, document.body);
    await choose('what', 'call_back');
    await choose('due', 'own');
    await desk.type(desk.find<HTMLInputElement>('.promise-when'), '2026-11-23T09:30');
    await desk.type(field<HTMLTextAreaElement>('text'), 'We call');
    expect(desk.text('#promise-due-hint')).to.equal('Time in Asia/Shanghai');
    await submit();
    const [, made] = agent.calls.last('promise').args;
    expect(made).to.deep.include({ dueAt: Date.parse('2026-11-23T09:30+08:00') });
  });

  it('is listed, kept by two keys, and what is settled by somebody else at once is told', async () => {
    await open({ promises: [owed(line())], mine: [owed(line())] });
    expect(desk.text('.list-promises')).to.contain('Promises 1 Mei');
    expect(desk.text('.list-promises')).not.to.contain('owed by');
    expect(desk.text('.list-promises .row-last')).to.equal('Gift · Order A-1042');
    expect(desk.text('.promise-strip')).to.contain('Gift · Order A-1042');
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    expect(desk.text('.promise-card')).to.contain('A descaler');
    await expect(desk.root).to.be.accessible();
    await submit();
    expect(agent.calls.last('settlePromise').args).to.deep.equal([idOf(1), CID, { outcome: 'kept' }]);
    agent.calls.last('settlePromise').reject(new ChatError('promise_unknown'));
    await drawn();
    expect(desk.text('dialog [role=alert]')).to.contain('settled already');
  });

  it('finds its place at once when it is one’s own doing, also while the list is held', async () => {
    const other = line({ id: `${CID.slice(0, -1)}2`, dueAt: NOON + 2 * HOUR });
    await open({ promises: [owed(line(), other)], mine: [] }, '');
    desk.app.intents.hold(true);
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    await submit();
    agent.calls.last('settlePromise').resolve(STORED);
    await drawn();
    agent.set({ promises: [owed(other)] });
    await drawn();
    expect(desk.all('.list-promises .row').length).to.equal(1);
    // What a colleague settles stays where it is meanwhile.
    desk.app.intents.hold(true);
    agent.set({ promises: [] });
    await drawn();
    expect(desk.text('.list-promises .row-gone')).to.contain('Settled');
  });

  it('is given up, or moved, with a reason only', async () => {
    await open({ promises: [owed(line())] });
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    desk.find<HTMLInputElement>('[name=outcome][value=given_up]').click();
    await drawn();
    await submit();
    expect(desk.text('.handover-wrong')).to.equal('Say why.');
    await desk.type(field<HTMLTextAreaElement>('text'), 'Sent back');
    await submit();
    expect(agent.calls.last('settlePromise').args[2]).to.deep.equal({ outcome: 'given_up', text: 'Sent back' });
  });

  it('stands on top with a notice once it is overdue, until it is kept', async () => {
    await open({ promises: [owed(line({ dueAt: NOON + 16 * 60_000 }))] }, '');
    const first = () => desk.find('.list-section').classList.contains('list-promises');
    expect(first()).to.equal(false);
    expect(desk.all('.waits').length).to.equal(0);
    await desk.pass(60_000);
    expect(desk.text('.waits')).to.contain('A promise to Mei is due within 15 minutes');
    desk.find<HTMLButtonElement>('.waits button').click();
    await drawn();
    expect(desk.all('.waits').length).to.equal(0);
    (document.activeElement as HTMLElement).blur();
    await drawn();
    await desk.pass(15 * 60_000);
    expect(first()).to.equal(true);
    expect(desk.text('.waits')).to.contain('A promise to Mei is overdue');
    expect(desk.text('.list-promises .promise-due')).to.contain('overdue');
    await expect(desk.root).to.be.accessible();
    agent.set({ promises: [] });
    await drawn();
    expect(desk.all('.list-promises').length).to.equal(0);
    expect(desk.all('.waits').length).to.equal(0);
  });

  it('shows in whole words by when it is due, also of another zone', async () => {
    for (const language of ['en', 'zh-CN']) {
      await open({}, undefined, language);
      await desk.press('p', {}, document.body);
      expect(desk.all('dialog select').length).to.equal(2);
      expect(cutSelects(desk.root), language).to.deep.equal([]);
      if (language === 'en') desk.close();
    }
  });

  it('shows who oversees the floor whose it is, and lets them take it', async () => {
    const theirs = owed(line({ owner: colleague }));
    await open({ self: { ...SELF, duty: 'supervisor' }, mine: [], promises: [theirs] }, '', 'zh-CN');
    expect(desk.text('.list-promises')).to.contain('负责');
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    desk.find<HTMLInputElement>('[name=outcome][value=taken]').click();
    await drawn();
    await submit();
    expect(agent.calls.last('settlePromise').args[2]).to.deep.equal({ outcome: 'taken' });
  });

  it('is given to a colleague, who is told of it once', async () => {
    const colleagues = [SELF, COLLEAGUE].map(({ id, name }) => ({ id, name, status: 'online' as const }));
    await open({ promises: [owed(line())], colleagues });
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    desk.find<HTMLInputElement>('[name=outcome][value=given]').click();
    await drawn();
    await submit();
    expect(desk.all('.handover-wrong').map((one) => one.textContent)).to.deep.equal([
      'Choose who sees to it from now on.',
      'Say why.',
    ]);
    await expect(desk.root).to.be.accessible();
    const to = desk.find<HTMLSelectElement>('[name=to]');
    expect([...to.options].map(({ value }) => value)).to.deep.equal(['', colleague.id]);
    to.value = colleague.id;
    to.dispatchEvent(new Event('change', { bubbles: true }));
    await desk.type(field<HTMLTextAreaElement>('text'), 'I am away');
    await submit();
    const given = { outcome: 'given', to: colleague.id, text: 'I am away' };
    expect(agent.calls.last('settlePromise').args).to.deep.equal([idOf(1), CID, given]);
    agent.calls.last('settlePromise').resolve(STORED);
    agent.set({ promises: [] });
    await drawn();
    expect(desk.all('.list-promises').length).to.equal(0);
    // And theirs comes to this agent.
    agent.set({ promises: [owed(line({ givenBy: colleague }))] });
    await drawn();
    expect(desk.text('.moves')).to.contain(`${colleague.name} gave you a promise to Mei`);
    desk.all('.moves button').at(-1)?.click();
    agent.set({ promises: [owed(line({ givenBy: colleague, dueAt: NOON + 2 * HOUR }))] });
    await drawn();
    expect(desk.text('.moves')).not.to.contain('gave you');
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    expect(desk.text('.promise-card')).to.contain(`given by ${colleague.name}`);
  });

  it('is no colleague’s to give who answers beside its owner', async () => {
    await open({ promises: [], mine: [owed(line({ owner: colleague }))] });
    desk.find('.promise-strip button').click();
    await drawn();
    expect(desk.all('[name=outcome]').map((one) => (one as HTMLInputElement).value)).to.deep.equal([
      'kept',
      'given_up',
      'moved',
      'taken',
    ]);
  });

  it('of who is not there any more stands on top for who oversees the floor once it is overdue, and is taken over', async () => {
    const theirs = owed(line({ owner: { id: idOf(77), name: 'Ex' }, dueAt: NOON + 1000 }));
    const colleagues = [{ id: SELF.id, name: SELF.name, status: 'online' as const }];
    await open({ self: { ...SELF, duty: 'supervisor' }, colleagues, mine: [], promises: [theirs] }, '');
    expect(desk.text('.list-promises')).to.contain('owed by Ex, who is not here');
    expect(desk.all('.waits').length).to.equal(0);
    await desk.pass(2000);
    expect(desk.find('.list-section').classList.contains('list-promises')).to.equal(true);
    expect(desk.text('.waits')).to.contain('A promise to Mei is overdue');
    await expect(desk.root).to.be.accessible();
    desk.find(`[data-promise="${CID}"]`).focus();
    await desk.press('p');
    desk.find<HTMLInputElement>('[name=outcome][value=taken]').click();
    await drawn();
    await submit();
    expect(agent.calls.last('settlePromise').args).to.deep.equal([idOf(1), CID, { outcome: 'taken' }]);
    agent.calls.last('settlePromise').resolve(STORED);
    agent.set({ promises: [owed(line({ dueAt: NOON + 1000 }))] });
    await drawn();
    expect(desk.text('.list-promises')).not.to.contain('owed by');
  });

  it('is told in the thread with what became of it, and runs nothing of what was typed', async () => {
    const hostile = '<img src=x onerror="window.hacked=1">';
    const by = { role: 'agent', ...me } as const;
    const stamp = { afterSeq: 2, at: NOON, by };
    const said = message(2, by, NOON, 'A descaler goes with it.');
    const desk1 = threadOf(1, {
      events: [said],
      desk: [
        {
          ...{ kind: 'promised', deskSeq: 1, ...stamp, cid: CID, what: 'gift', order: hostile },
          ...{ dueAt: NOON + HOUR, text: hostile },
        },
        { kind: 'promise_moved', deskSeq: 2, ...stamp, promise: CID, dueAt: NOON + HOUR, text: 'Sold out' },
        { kind: 'promise_kept', deskSeq: 3, ...stamp, by: { role: 'agent', ...colleague }, promise: CID },
      ],
    });
    const row = owed(line({ order: hostile, text: hostile }));
    await open({ mine: [row], promises: [row], threads: new Map([[idOf(1), desk1]]) });
    expect(desk.text('.log')).to.contain('You promised: Gift');
    expect(desk.text('.log')).to.contain('Promise moved: Gift');
    expect(desk.text('.log')).to.contain('Sold out');
    expect(desk.text('.log')).to.contain(`Promise kept by ${colleague.name}: Gift`);
    expect(desk.all('img').length).to.equal(0);
    expect('hacked' in window).to.equal(false);
  });

  describe('four hundred of them', () => {
    const flood = Array.from({ length: 50 }, (_, n) =>
      rowOf(n + 1, {
        state: 'active',
        agent: me,
        shopper: { id: idOf(n + 1), member: member(String(n), `Mei ${n}`) },
        promises: Array.from({ length: 8 }, (_, m) =>
          line({ id: `${CID.slice(0, -4)}${1000 + n * 8 + m}`, dueAt: NOON + HOUR + (n * 8 + m) * 60_000 }),
        ),
      }),
    );
    const rows = () => desk.all('.list-promises [data-row]');

    it('are drawn where they can be seen, each says which of all it is, and are walked from end to end', async () => {
      await open({ promises: flood, mine: [] }, '');
      expect(rows().length).to.be.below(60);
      const item = (row: Element | null | undefined) => row?.closest('li') as HTMLElement;
      expect([item(rows()[0]).ariaPosInSet, item(rows()[0]).ariaSetSize]).to.deep.equal(['1', '400']);
      await expect(desk.root).to.be.accessible();
      await desk.press('k', {}, document.body);
      await drawn();
      expect(item(document.activeElement).ariaPosInSet).to.equal('400');
      expect(rows().length).to.be.below(120);
    });

    it('are drawn anew when a minute of theirs has gone, and not by a second', async () => {
      await open({ promises: flood, mine: [] }, '');
      const names: string[] = [];
      const before = options.diffed;
      options.diffed = (node) => {
        if (typeof node.type === 'function') names.push(node.type.name);
        before?.(node);
      };
      const anew = () => names.splice(0).filter((name) => name === 'PromiseRow' || name === 'DueText').length;
      await desk.pass(10_000);
      expect(anew()).to.equal(0);
      await desk.pass(60_000);
      expect(anew()).to.be.above(0).and.below(120);
      if (before) options.diffed = before;
      else delete options.diffed;
      await desk.pass(HOUR);
      expect(rows()[0]?.classList.contains('row-edge-over')).to.equal(true);
      expect(desk.text('.list-promises .row-due')).to.equal('1 min overdue');
    });
  });
});
