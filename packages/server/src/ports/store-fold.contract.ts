import {
  type AgentName,
  type AskTerms,
  append,
  type Command,
  type Conversation,
  decide,
  erased,
  evolve,
  firstDue,
  isClaimed,
  isInCompany,
  type Logged,
  open,
  owesIn,
  type PersonKey,
  personOf,
} from '@shopbell/domain';
import {
  type AgentId,
  type ConversationId,
  type DeskEvent,
  HANDOVER_REASONS,
  LEFT_REASONS,
  PROMISE_KINDS,
  type PublicEvent,
  REQUEUE_REASONS,
  type SiteId,
} from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import type { Change, Decision, Store, View } from './store.ts';
import type { StoreRig } from './store-world.contract.ts';
import { agent, cid, id, NOON, nowAndReopened, OTHER_SITE, SITE, shopper, wholeLog } from './store-world.contract.ts';

/** A seeded source of chance: the same seed, the same talk. */
function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    pick: <T>(from: readonly T[]): T => {
      const [one] = from.slice(below(from.length));
      return one as T;
    },
  };
}
type Chance = ReturnType<typeof chance>;

const DEEDS: readonly Command['do'][] = [
  'ask',
  'ask',
  'ask',
  'answer',
  'answer',
  'note',
  'edit',
  'edit',
  'recall',
  'take',
  'take',
  'assign',
  'transfer',
  'transfer_to_group',
  'give_back',
  'take_over',
  'whisper',
  'invite',
  'invite',
  'join',
  'join',
  'decline',
  'part',
  'promise',
  'promise',
  'settle',
  'settle',
  'withdraw',
  'requeue',
  'leave',
  'close',
  'ask_rating',
  'rate',
  'rate',
  'identify',
  'wipe',
];

/** What a site asks with. */
const TERMS = [
  { until: NOON + 9e8 },
  { until: NOON + 9e8, recommend: true, tags: [['慢'], ['慢'], [], [], ['快']] },
] as const satisfies readonly AskTerms[];

/** A command that could be anybody's; an amendment's `target` is looked up when it is carried out. */
function command({ below, pick }: Chance, c: number): Command {
  const [by, who] = [agent(1 + below(3)), shopper(1 + below(3))];
  const system = { role: 'system' } as const;
  const text = pick(['hi', 'a\n\tb', '😀'.repeat(300), `${'x'.repeat(159)}😀`, '有货吗']);
  const deed = pick(DEEDS);
  switch (deed) {
    case 'ask':
      return { do: deed, by: who, cid: cid(c), text, ...pick([{}, { autoReply: '稍等，马上回来' }]) };
    case 'answer':
    case 'note':
      return { do: deed, by, cid: cid(c), text };
    case 'edit':
    case 'recall': {
      const amendment = { by: who, cid: cid(c), of: 2 + below(6), target: undefined, now: NOON, windowMs: 1e6 };
      return deed === 'edit' ? { do: deed, text, ...amendment } : { do: deed, ...amendment };
    }
    case 'take':
      return { do: deed, by, cid: cid(c), hasRoom: below(4) > 0, mayPick: true };
    case 'assign': {
      const { id: to, name } = agent(1 + below(3));
      return { do: deed, by: system, agent: { id: to, name }, hasRoom: true, isThere: true };
    }
    case 'transfer_to_group': {
      const group = pick([undefined, { id: 'pre-sales', name: 'Pre-sales' }, { id: 'own', name: '自营' }]);
      return { do: deed, by, cid: cid(c), group, reason: pick(HANDOVER_REASONS), text };
    }
    case 'requeue':
      return { do: deed, by: system, from: agent(1 + below(3)).id, why: pick(REQUEUE_REASONS) };
    case 'transfer': {
      const { id: to, name } = agent(1 + below(3));
      return { do: deed, by, cid: cid(c), to: { id: to, name }, hasRoom: true, reason: pick(HANDOVER_REASONS), text };
    }
    case 'give_back':
      return { do: deed, by, cid: cid(c), reason: pick(HANDOVER_REASONS), text };
    case 'take_over':
      return { do: deed, by, cid: cid(c), from: agent(1 + below(3)).id, text };
    case 'whisper':
      return { do: deed, by, cid: cid(c), to: agent(1 + below(3)).id, text };
    case 'invite': {
      const { id: to, name } = agent(1 + below(3));
      return { do: deed, by, cid: cid(c), to: { id: to, name }, most: 2, text };
    }
    case 'join':
      return { do: deed, by, cid: cid(c), oversees: below(3) > 0 };
    case 'decline':
    case 'part':
      return { do: deed, by, cid: cid(c) };
    case 'promise': {
      const order = pick([{}, { order: 'A-1042' }, { order: '订单 7' }]);
      return { do: deed, by, cid: cid(c), what: pick(PROMISE_KINDS), ...order, dueAt: NOON + below(9), text, most: 8 };
    }
    case 'settle': {
      const settlement = pick([
        { outcome: 'kept', ...pick([{}, { text }]) } as const,
        { outcome: 'taken' } as const,
        { outcome: 'given_up', text } as const,
        { outcome: 'given', to: pick([1, 2, 3].map((n) => ({ id: agent(n).id, name: agent(n).name }))), text } as const,
        { outcome: 'moved', dueAt: NOON + below(9), text } as const,
      ]);
      return { do: deed, by, cid: cid(c), promise: '', oversees: below(2) > 0, ...settlement };
    }
    case 'withdraw':
      return { do: deed, by: system, agent: agent(1 + below(3)).id };
    case 'leave':
      return {
        ...{ do: deed, by: system, since: 0, why: pick(LEFT_REASONS) },
        ...pick([{}, { dueAt: NOON + c }, { lacking: ['shoes', 'de'] }]),
      };
    case 'close': {
      const rating = { rating: pick(TERMS) };
      return pick([
        { do: deed, by: system, ...rating } as const,
        { do: deed, by: who, cid: cid(c), ...rating } as const,
        { do: deed, by, cid: cid(c) } as const,
      ]);
    }
    case 'ask_rating':
      return { do: deed, by, cid: cid(c), terms: pick(TERMS), oversees: below(2) > 0 };
    case 'rate': {
      const said = {
        stars: 1 + below(5),
        ...pick([{}, { solved: false }, { solved: true, recommend: below(11) }]),
        ...pick([{}, { tags: ['慢', 'slow'] }]),
        ...pick([{}, { text }]),
      };
      return { do: deed, by: who, cid: cid(c), now: NOON, said, low: { upTo: 2, dueAt: NOON + below(9) } };
    }
    case 'identify':
      return { do: deed, by: system, member: pick([{ id: 'M1' }, { id: 'M2', name: 'Mei' }]), priority: below(3) };
    case 'wipe':
      return { do: deed, by: system };
  }
}

/** A leaving is about the wait as it stands, a settling about a promise that is open. */
function ofNow(what: Command, current: Conversation | undefined): Command {
  if (what.do === 'leave' && current?.state === 'requested') return { ...what, since: current.waitsSince };
  return what.do === 'settle' ? { ...what, promise: current?.promises?.at(-1)?.id ?? '' } : what;
}

/** What one commit put, told by its decision. */
type Put = Extract<Change, { put: 'conversation' }> & { blank?: Conversation };

/** A new conversation of somebody, now and then in the case of an older one. */
function opening({ below, pick }: Chance, site: SiteId, n: number, older: ConversationId | undefined) {
  const who = 1 + below(3);
  const member = pick([undefined, undefined, { id: 'M1' }, { id: 'M2', name: 'Mei' }]);
  const page = pick([undefined, { url: 'https://shop.example/p', title: 'A page' }]);
  const group = pick([undefined, 'after-sales']);
  const asked = pick([{}, { language: 'zh-CN' }, { skills: ['退换货', 'shoes'], language: 'en', priority: 9 }]);
  const now = NOON + below(1000);
  return (view: View): Decision<readonly Put[]> => {
    const before = older ? view.conversation(older) : undefined;
    const { blank, events } = open(
      {
        id: id('c', n),
        site,
        participant: id('p', who),
        ...(member ? { member } : {}),
        case: before ? { continues: before.case } : { opens: id('k', n) },
        ...(page ? { page } : {}),
        ...(group ? { group } : {}),
        ...asked,
        by: shopper(who),
        cid: cid(n),
        text: `hello ${n}`,
      },
      now,
    );
    const puts: Put[] = [{ put: 'conversation', ...append(blank, events, now), blank }];
    if (before?.state === 'closed' && !before.successor) {
      const by = { role: 'system' } as const;
      const succeeded = { lane: 'desk', event: { kind: 'succeeded', by, conversation: blank.id } } as const;
      puts.push({ put: 'conversation', ...append(before, [succeeded], now) });
    }
    return { changes: puts, result: puts };
  };
}

function step(
  random: Chance,
  site: SiteId,
  known: ConversationId[],
  n: number,
): (view: View) => Decision<readonly Put[]> {
  if (known.length === 0 || random.below(8) === 0) {
    const older = known.length > 0 && random.below(2) === 0 ? random.pick(known) : undefined;
    known.push(id('c', n));
    return opening(random, site, n, older);
  }
  const [target, what, now] = [random.pick(known), command(random, n), NOON + n * 10 - random.below(50)];
  return (view) => {
    const current = view.conversation(target);
    const asked = 'target' in what ? { ...what, target: view.event(target, what.of) } : ofNow(what, current);
    const verdict = current && decide(current, asked);
    if (!current || !verdict || !('events' in verdict)) return { changes: [], result: [] };
    const put: Put = { put: 'conversation', ...append(current, verdict.events, now) };
    return { changes: [put], result: [put] };
  };
}

/** Everything said at one site, by the logs alone. */
class Model {
  readonly blanks = new Map<ConversationId, Conversation>();
  readonly logs = new Map<ConversationId, Logged[]>();
  readonly owners = new Map<string, AgentName>();

  note(puts: readonly Put[]): void {
    for (const { conversation, log, blank } of puts) {
      if (blank) this.blanks.set(conversation.id, blank);
      this.logs.set(conversation.id, [...(this.logs.get(conversation.id) ?? []), ...log]);
      for (const { event } of log) if (event.kind === 'case_owned') this.owners.set(event.case, event.owner);
    }
  }

  rows(): Conversation[] {
    return [...this.blanks].map(([of, blank]) => {
      const row = (this.logs.get(of) ?? []).reduce(evolve, blank);
      const owner = this.owners.get(row.case.id);
      return owner ? { ...row, case: { id: row.case.id, owner } } : row;
    });
  }
}

/** The log as everybody reads it: no words of what was recalled, and none of what was said before words were erased. */
function asRead(log: readonly Logged[]): Logged[] {
  const gone = new Set(log.flatMap(({ event }) => (event.kind === 'recalled' ? [event.of] : [])));
  const wiped = log.findLastIndex(({ event }) => event.kind === 'wiped');
  return log.map((logged, i) => {
    const { lane, event } = i < wiped ? wordless(logged) : logged;
    if (lane === 'desk') return { lane, event };
    const of = event.kind === 'message' || event.kind === 'erased' ? event.seq : undefined;
    const about = logged.event.kind === 'edited' ? logged.event.of : of;
    if (about === undefined || !gone.has(about)) return { lane, event };
    const was = logged.event.kind === 'edited' ? 'edited' : 'message';
    return { lane, event: erased(event, was, 'recalled') };
  });
}

/** What erasing leaves of an event. */
function wordless({ lane, event }: Logged): Logged {
  if (lane === 'public') {
    if (event.kind === 'message' || event.kind === 'edited') {
      const by = 'name' in event.by ? { ...event.by, name: '' } : event.by;
      return { lane, event: erased({ ...event, by }, event.kind, 'erased') };
    }
    if (event.kind === 'rated') return { lane, event: 'text' in event ? { ...event, text: '' } : event };
    if (event.kind !== 'requested') return { lane, event };
    const { page: _, ...rest } = event;
    return { lane, event: rest };
  }
  if (event.kind === 'identified') return { lane, event: { ...event, member: { id: event.member.id } } };
  if (event.kind === 'promised') {
    const { order: _, ...rest } = event;
    return { lane, event: { ...rest, text: '' } };
  }
  return { lane, event: 'text' in event ? { ...event, text: '' } : event };
}

const newestFirst = (rows: Conversation[]): Conversation[] =>
  rows.sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1));

const byDue = (rows: Conversation[], owner?: AgentId): Conversation[] =>
  newestFirst(rows)
    .reverse()
    .sort((a, b) => firstDue(a, owner) - firstDue(b, owner));

async function compare(store: Store, site: SiteId, model: Model): Promise<void> {
  const rows = model.rows();
  for (const row of rows) {
    expect(await store.conversation(site, row.id)).toStrictEqual(row);
    const log = model.logs.get(row.id) ?? [];
    const read = asRead(log);
    const of = (lane: string): (PublicEvent | DeskEvent)[] => read.filter((l) => l.lane === lane).map((l) => l.event);
    expect(await wholeLog(store, row.id, site)).toStrictEqual(of('public'));
    const desk = await store.readDesk(site, row.id, { after: 0, limit: 1000 });
    expect(desk).toStrictEqual({ events: of('desk'), head: row.deskSeq });
    const wiped = log.findLastIndex(({ event }) => event.kind === 'wiped');
    for (const [i, said] of log.entries()) {
      const logged = i < wiped ? wordless(said) : said;
      const { by, cid: under } = logged.event;
      if (!under || !('id' in by)) continue;
      const found = await store.commit(site, [], (view) => ({ changes: [], result: view.sent(by.id, under) }));
      expect(found).toStrictEqual({ conversation: row.id, logged });
    }
  }
  const persons: PersonKey[] = ['m:M1', 'm:M2', ...[1, 2, 3].map((n) => personOf(id('p', n)))];
  for (const person of persons) {
    const newest = newestFirst(rows.filter((row) => row.person === person));
    const isOpen = ({ state }: Conversation) => state !== 'closed';
    const theirs = [...newest.filter(isOpen), ...newest.filter((row) => !isOpen(row))];
    expect(await store.conversations(site, { of: 'persons', persons: [person], limit: 99 })).toStrictEqual(theirs);
    const found = await store.commit(site, [], (view) => ({ changes: [], result: view.open(person) }));
    expect(found).toBe(newest.find(isOpen)?.id);
  }
  const oldestFirst = (state: Conversation['state']) =>
    newestFirst(rows.filter((row) => row.state === state)).reverse();
  expect(await store.conversations(site, { of: 'waiting', limit: 99 })).toStrictEqual(oldestFirst('requested'));
  const inbox = newestFirst(rows.filter((row) => row.state === 'left' || isClaimed(row))).reverse();
  expect(await store.conversations(site, { of: 'left', limit: 99 })).toStrictEqual(inbox);
  const held = oldestFirst('active');
  expect(new Set(await store.conversations(site, { of: 'held', limit: 99 }))).toEqual(new Set(held));
  const promised = byDue(rows.filter(({ promises }) => promises));
  expect(await store.conversations(site, { of: 'promised', limit: 99 })).toStrictEqual(promised);
  for (const n of [1, 2, 3]) {
    const { id: owner } = agent(n);
    const owed = byDue(
      rows.filter((row) => owesIn(row, owner)),
      owner,
    );
    expect(await store.conversations(site, { of: 'promised', agent: owner, limit: 99 })).toStrictEqual(owed);
    const load = await store.commit(site, [], (view) => ({ changes: [], result: view.load(agent(n).id) }));
    const isIn = (row: Conversation) => isInCompany(row, agent(n).id);
    expect(await store.conversations(site, { of: 'company', agent: agent(n).id, limit: 99 })).toStrictEqual(
      newestFirst(held.filter(isIn)),
    );
    expect(load).toBe(held.filter((row) => row.state === 'active' && row.agent.id === agent(n).id).length);
  }
}

/** Rows are nothing but the fold of their log, whatever was done in whatever groups. */
export function foldContract(rig: () => StoreRig): void {
  describe('fold', () => {
    for (const seed of [1, 2, 3, 4]) {
      it(`[ST3] stores what folding the log gives, after any talk (seed ${seed})`, { timeout: 20_000 }, async () => {
        const { store } = rig();
        const random = chance(seed);
        const sites = [SITE, OTHER_SITE].map((site) => ({ site, known: [] as ConversationId[], model: new Model() }));
        for (let n = 1; n <= 400; ) {
          const group: Promise<void>[] = [];
          for (let size = 1 + random.below(20); size > 0 && n <= 400; size--, n++) {
            const { site, known, model } = random.pick(sites);
            group.push(store.commit(site, [], step(random, site, known, n)).then((puts) => model.note(puts)));
          }
          await Promise.all(group);
        }
        for await (const each of nowAndReopened(rig())) {
          for (const { site, model } of sites) {
            expect(model.blanks.size).toBeGreaterThan(5);
            await compare(each, site, model);
          }
        }
      });
    }
  });
}
