import type { Answer } from './answer.ts';
import type { AgentStatus, Floor, FloorAgent, FloorGroup, HeldConversation, WaitingRequest } from './floor.ts';

export const NOON = Date.UTC(2026, 10, 11, 4);

export const agent = (id: string, over: Partial<FloorAgent> = {}): FloorAgent => ({
  id,
  status: 'online',
  limit: 3,
  load: 0,
  groups: ['pre-sales'],
  skills: [],
  languages: ['zh'],
  ...over,
});

export const group = (over: Partial<FloorGroup> = {}): FloorGroup => ({
  id: 'pre-sales',
  mode: 'automatic',
  order: 'least_loaded',
  maxWaiting: 50,
  maxWaitMs: 600_000,
  graceMs: 60_000,
  ...over,
});

export const request = (conversation: string, over: Partial<WaitingRequest> = {}): WaitingRequest => ({
  conversation,
  group: 'pre-sales',
  priority: 0,
  since: NOON - 1000,
  waitsSince: NOON - 1000,
  skills: [],
  passedBy: [],
  ...over,
});

export const floor = (over: Partial<Floor> = {}): Floor => ({
  agents: [],
  groups: [group()],
  waiting: [],
  held: [],
  ...over,
});

/** Numbers from a seed (minimal standard generator): `next(n)` is 0 … n - 1. */
export function dice(seed: number) {
  let state = (seed % 2_147_483_646) + 1;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
  return {
    next,
    chance: (percent: number): boolean => next(100) < percent,
    of: <T>(items: readonly T[]): T => items[next(items.length)] as T,
    some: <T>(items: readonly T[], percent: number): T[] => items.filter(() => next(100) < percent),
    shuffled: <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, at: next(1_000_000) }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  };
}
export type Dice = ReturnType<typeof dice>;

const GROUPS = ['after-sales', 'own', 'pre-sales'];
const SKILLS = ['returns', 'shoes', 'vip'];
const STATUSES: readonly AgentStatus[] = ['online', 'online', 'online', 'busy', 'away', 'off'];

/** A floor with everything a floor can have, ties, loads over the limit and names nobody knows included. */
export function anyFloor({ next, chance, of, some }: Dice): Floor {
  const agents = Array.from({ length: next(9) }, (_, i) =>
    agent(`agent-${i}`, {
      status: of(STATUSES),
      limit: next(4),
      load: next(3),
      groups: some(GROUPS, 60),
      skills: some(SKILLS, 60),
      languages: some(['zh', 'en', 'de-AT'], 60),
      ...(chance(60) ? { idleSince: NOON - next(4) * 1000 } : {}),
      ...(chance(15) ? { lineLostSince: NOON - next(5) * 20_000 } : {}),
    }),
  );
  const anybody = [...agents.map(({ id }) => id), 'agent-gone'];
  const groups = some(GROUPS, 90).map((id) =>
    group({
      id,
      mode: chance(80) ? 'automatic' : 'pick',
      order: chance(50) ? 'least_loaded' : 'longest_idle',
      maxWaiting: next(12),
      maxWaitMs: of([60_000, 300_000]),
      graceMs: of([30_000, 60_000]),
      ...(chance(60) ? { acceptMs: 20_000 } : {}),
      ...(chance(70) ? { handlingMs: 240_000 } : {}),
    }),
  );
  const matter = () => ({
    group: of(GROUPS),
    priority: next(3),
    since: NOON - next(4) * 20_000,
    skills: some(SKILLS, 15),
    ...(chance(20) ? { language: of(['zh-CN', 'en', 'de-AT', 'de']) } : {}),
  });
  const waiting = Array.from({ length: next(25) }, (_, i): WaitingRequest => {
    const common = matter();
    return {
      ...common,
      conversation: `waiting-${i}`,
      waitsSince: common.since,
      passedBy: chance(25) ? some(anybody, 40) : [],
      ...(chance(30) ? { knownBy: some(anybody, 30) } : {}),
      ...(chance(15) ? { refusedBy: [of(anybody), of(anybody)] } : {}),
      ...(chance(25) ? { offer: { agent: of(anybody), until: NOON + next(5) * 10_000 - 10_000 } } : {}),
    };
  });
  const held = agents.flatMap(({ id, load }) =>
    Array.from(
      { length: load },
      (_, i): HeldConversation => ({ ...matter(), conversation: `held-${id}-${i}`, agent: id }),
    ),
  );
  return { agents, groups, waiting, held };
}

/** The same floor, told in another order. */
export const retold = ({ agents, groups, waiting, held }: Floor, { shuffled }: Dice): Floor => ({
  agents: shuffled(agents).map((a) => ({
    ...a,
    groups: shuffled(a.groups),
    skills: shuffled(a.skills),
    languages: shuffled(a.languages),
  })),
  groups: shuffled(groups),
  waiting: shuffled(waiting).map((r) => ({ ...r, skills: shuffled(r.skills), passedBy: shuffled(r.passedBy) })),
  held: shuffled(held),
});

/** The floor after an answer was carried out. */
export function carriedOut(before: Floor, answer: Answer, now: number): Floor {
  const waiting = new Map(before.waiting.map((r) => [r.conversation, r]));
  const held = new Map(before.held.map((h) => [h.conversation, h]));
  const agents = new Map(before.agents.map((a) => [a.id, a]));
  const carry = (id: string, by: number): void => {
    const known = agents.get(id);
    if (!known) return;
    const { idleSince: _, ...rest } = known;
    const load = known.load + by;
    agents.set(id, { ...rest, load, ...(load === 0 ? { idleSince: now } : {}) });
  };
  for (const { conversation, passedBy } of answer.ended) {
    const { offer: _, ...rest } = waiting.get(conversation)!;
    waiting.set(conversation, { ...rest, passedBy });
  }
  for (const { conversation, agent: id } of answer.requeued) {
    const { agent: had, ...matter } = held.get(conversation)!;
    held.delete(conversation);
    carry(id, -1);
    waiting.set(conversation, { ...matter, waitsSince: now, knownBy: [had], passedBy: [] });
  }
  for (const { conversation, agent: id } of answer.assigned) {
    const {
      offer: _o,
      passedBy: _p,
      waitsSince: _w,
      knownBy: _k,
      refusedBy: _r,
      ...matter
    } = waiting.get(conversation)!;
    waiting.delete(conversation);
    held.set(conversation, { ...matter, agent: id });
    carry(id, 1);
  }
  for (const { conversation, agent: id, until, passedBy } of answer.offered) {
    waiting.set(conversation, { ...waiting.get(conversation)!, passedBy, offer: { agent: id, until } });
  }
  for (const { conversation } of answer.left) waiting.delete(conversation);
  return { ...before, agents: [...agents.values()], waiting: [...waiting.values()], held: [...held.values()] };
}
