import type {
  Floor,
  FloorAgent,
  FloorGroup,
  HeldConversation,
  WaitingRequest,
} from '../../packages/domain/src/index.ts';

/** A fixed instant: what is measured is the same on every day. */
export const NOW = Date.UTC(2026, 10, 11, 12);

export const AGENTS = 500;
export const WAITING = 10_000;

const GROUPS = ['after-sales', 'complaints', 'jewellery', 'large-items', 'members', 'night', 'pre-sales', 'stores'];
const SKILLS = ['deposits', 'fitting', 'invoices', 'repairs', 'returns', 'vip'];
const LANGUAGES = ['zh', 'en', 'de', 'ja', 'ko'];

/**
 * `full`: nobody has room, so all are looked at and wait. `open`: everybody has room, 2,500 conversations are given.
 * `offers`: half the room, offers that lapse, agents who passed, lost lines.
 */
export type Scenario = 'full' | 'open' | 'offers';

/** Minimal standard generator: the same floor for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

const id = (kind: string, n: number): string => `${kind}${String(n).padStart(20 - kind.length, '0')}`;

export function makeFloor(scenario: Scenario, seed: number): Floor {
  const next = dice(seed);
  const some = (items: readonly string[], percent: number): string[] => items.filter(() => next(100) < percent);
  const of = (items: readonly string[]): string => items[next(items.length)] ?? '';
  const groups = GROUPS.map(
    (name, i): FloorGroup => ({
      id: name,
      mode: 'automatic',
      order: i % 2 === 0 ? 'least_loaded' : 'longest_idle',
      maxWaiting: WAITING,
      maxWaitMs: 3_600_000,
      graceMs: 60_000,
      handlingMs: 360_000,
      ...(scenario === 'offers' ? { acceptMs: 20_000 } : {}),
    }),
  );
  const agents = Array.from({ length: AGENTS }, (_, i): FloorAgent => {
    const load = { full: 5, open: 0, offers: 2 + next(3) }[scenario];
    return {
      id: id('agent', i),
      status: 'online',
      limit: 5,
      load,
      groups: [of(GROUPS), ...some(GROUPS, 15)],
      skills: some(SKILLS, 50),
      languages: ['zh', ...some(LANGUAGES.slice(1), 20)],
      ...(load === 0 ? { idleSince: NOW - next(900_000) } : {}),
      ...(scenario === 'offers' && next(50) === 0 ? { lineLostSince: NOW - next(120_000) } : {}),
    };
  });
  const agentId = (): string => id('agent', next(AGENTS));
  const matter = () => ({
    group: of(GROUPS),
    priority: next(20) === 0 ? 1 : 0,
    since: NOW - next(1_800_000),
    skills: some(SKILLS, 8),
    ...(next(4) === 0 ? { language: of(['zh-CN', ...LANGUAGES]) } : {}),
  });
  const waiting = Array.from({ length: WAITING }, (_, i): WaitingRequest => {
    const common = matter();
    return {
      ...common,
      conversation: id('waiting', i),
      waitsSince: common.since,
      passedBy: scenario === 'offers' && next(5) === 0 ? [agentId(), agentId()] : [],
      ...(next(4) === 0 ? { knownBy: [agentId()] } : {}),
      ...(scenario === 'offers' && next(20) === 0
        ? { offer: { agent: agentId(), until: NOW - 10_000 + next(20_000) } }
        : {}),
    };
  });
  const held = agents.flatMap(({ id: agent, load, lineLostSince }, a) =>
    lineLostSince === undefined
      ? []
      : Array.from(
          { length: load },
          (_, i): HeldConversation => ({ ...matter(), conversation: id('held', a * 9 + i), agent }),
        ),
  );
  return { agents, groups, waiting, held };
}
