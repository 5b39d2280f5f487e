import {
  type AgentName,
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
import type { AgentId, ConversationId, DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import type { Change, Decision, Store, View } from './store.ts';
import { type Chance, chance, command } from './store-commands.contract.ts';
import type { StoreRig } from './store-world.contract.ts';
import { agent, cid, id, NOON, nowAndReopened, OTHER_SITE, SITE, shopper, wholeLog } from './store-world.contract.ts';

/** A leaving is about the wait as it stands, a settling about a promise that is open, a merge about another one and its case. */
function ofNow(what: Command, current: Conversation | undefined, other: Conversation | undefined): Command {
  if (what.do === 'merge_into') return { ...what, into: other ?? what.into };
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
  const [target, other] = [random.pick(known), random.pick(known)];
  const [what, now] = [command(random, n), NOON + n * 10 - random.below(50)];
  return (view) => {
    const current = view.conversation(target);
    if (what.do === 'merge_into' && other === target) return { changes: [], result: [] };
    const asked =
      'target' in what
        ? { ...what, target: view.event(target, what.of) }
        : ofNow(what, current, view.conversation(other));
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
  if (event.kind === 'contact_left') {
    const { order: _, ...rest } = event;
    return { lane, event: { ...rest, contact: {} } };
  }
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
