import type { Answer, LeftReason } from './answer.ts';
import type { Floor, FloorAgent, FloorGroup, HeldConversation, WaitingRequest } from './floor.ts';
import { route } from './route.ts';
import { agent, carriedOut, type Dice, dice, group } from './sample.contract.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEP = 10_000;
/** Requests an hour from midnight, as shares: quiet nights, two peaks. */
const SHARES = [1, 0, 0, 0, 0, 0, 1, 2, 4, 6, 8, 8, 6, 6, 7, 7, 6, 6, 7, 10, 12, 10, 6, 3];

export interface Day {
  requests: number;
  /** How each ended. */
  served: number;
  left: Partial<Record<LeftReason, number>>;
  gaveUp: number;
  lapsed: number;
  requeued: number;
  linesLost: number;
  passes: number;
  longestLine: number;
  /** Still waiting or talking when it was over. */
  unsettled: number;
}

/** What a day tells whoever watches it: a floor, and what a pass made of it. */
export type Watch = (floor: Floor, answer: Answer, now: number) => void;

const GROUPS: readonly FloorGroup[] = [
  group({ acceptMs: 20_000, order: 'longest_idle', maxWaiting: 30, maxWaitMs: 10 * MINUTE, handlingMs: 6 * MINUTE }),
  group({ id: 'after-sales', maxWaiting: 40, maxWaitMs: 15 * MINUTE, handlingMs: 9 * MINUTE, graceMs: 2 * MINUTE }),
  group({ id: 'own', mode: 'pick', maxWaiting: 20, maxWaitMs: 20 * MINUTE }),
];

const staff = ({ next, some, of }: Dice, count: number): FloorAgent[] =>
  Array.from({ length: count }, (_, i) =>
    agent(`agent-${String(i).padStart(2, '0')}`, {
      status: 'off',
      limit: 2 + next(5),
      groups: [of(['pre-sales', 'after-sales']), ...some(['own'], 30)],
      skills: some(['returns', 'shoes'], 50),
      languages: ['zh', ...some(['en', 'de'], 30)],
    }),
  );

/** A day from midnight on, in steps of ten seconds, and the hours it takes until everybody has come to an end. */
export function simulate(seed: number, requests: number, watch: Watch): Day {
  const rolls = dice(seed);
  const { next, chance, of, some } = rolls;
  const midnight = Date.UTC(2026, 10, 11);
  const shares = SHARES.flatMap((share, hour) => Array.from({ length: share }, () => hour));
  const arrivals = Array.from({ length: requests }, () => midnight + of(shares) * HOUR + next(HOUR)).sort(
    (a, b) => a - b,
  );
  const shifts = new Map<string, { from: number; to: number }>();
  const hired = staff(rolls, 60);
  for (const [i, { id }] of hired.entries()) {
    const from = midnight + (7 + (i % 8)) * HOUR + next(HOUR);
    shifts.set(id, { from, to: from + 8 * HOUR });
  }
  const day: Day = {
    requests,
    served: 0,
    left: {},
    gaveUp: 0,
    lapsed: 0,
    requeued: 0,
    linesLost: 0,
    passes: 0,
    longestLine: 0,
    unsettled: 0,
  };
  let floor: Floor = { agents: hired, groups: GROUPS, waiting: [], held: [] };

  const ask = (i: number, now: number): WaitingRequest => ({
    conversation: `request-${String(i).padStart(5, '0')}`,
    group: of(['pre-sales', 'pre-sales', 'after-sales', 'after-sales', 'own']),
    priority: chance(5) ? 1 : 0,
    since: now,
    waitsSince: now,
    skills: some(['returns', 'shoes'], 8),
    ...(chance(10) ? { language: of(['zh-CN', 'en', 'de', 'fr']) } : {}),
    ...(chance(20) ? { knownBy: [of(hired).id] } : {}),
    passedBy: [],
  });

  const withAgents = (change: (agent: FloorAgent) => FloorAgent): void => {
    floor = { ...floor, agents: floor.agents.map(change) };
  };
  const take = (taken: readonly { conversation: string; agent: string }[], now: number): void => {
    if (taken.length === 0) return;
    floor = carriedOut(floor, { ended: [], requeued: [], assigned: taken, offered: [], left: [], waiting: [] }, now);
  };

  /** People come, go, have lunch, lose their line, and find it again. */
  const lives = (now: number): void =>
    withAgents((one) => {
      const shift = shifts.get(one.id);
      const onShift = shift !== undefined && shift.from <= now && now < shift.to;
      if (!onShift) return one.status === 'off' ? one : { ...one, status: 'off' };
      if (one.status === 'off') return { ...one, status: 'online' };
      // Everybody is at the meeting.
      const minute = Math.floor((now - midnight) / MINUTE) - 14 * 60;
      if (minute >= 0 && minute < 10) return { ...one, status: minute === 9 ? 'online' : 'away' };
      if (one.lineLostSince !== undefined) {
        if (!chance(8)) return one;
        const { lineLostSince: _, ...back } = one;
        return back;
      }
      if (next(2000) === 0) {
        day.linesLost += 1;
        return { ...one, lineLostSince: now };
      }
      if (one.status !== 'online') return chance(1) ? { ...one, status: 'online' } : one;
      if (next(1500) === 0) return { ...one, status: of(['busy', 'away', 'away']) };
      return next(3000) === 0 ? { ...one, limit: 1 + next(6) } : one;
    });

  /** Conversations end after some minutes; those of an agent without a line don't. */
  const end = (now: number): void => {
    const talking = new Set(floor.agents.filter(({ lineLostSince: at }) => at === undefined).map(({ id }) => id));
    const over: HeldConversation[] = floor.held.filter((h) => talking.has(h.agent) && next(45) === 0);
    if (over.length === 0) return;
    day.served += over.length;
    const gone = new Set(over.map(({ conversation }) => conversation));
    floor = { ...floor, held: floor.held.filter(({ conversation }) => !gone.has(conversation)) };
    withAgents((one) => {
      const load = one.load - over.filter((h) => h.agent === one.id).length;
      return load === one.load ? one : { ...one, load, ...(load === 0 ? { idleSince: now } : {}) };
    });
  };

  /** Some accept at once, some later, some never look; who picks, picks the oldest. Some shoppers give up. */
  const answerOffers = (now: number): void => {
    take(
      floor.waiting.flatMap(({ conversation, offer }) =>
        offer && now < offer.until && chance(70) ? [{ conversation, agent: offer.agent }] : [],
      ),
      now,
    );
    for (const one of floor.agents) {
      const oldest = floor.waiting.find(({ group: id, offer }) => id === 'own' && !offer);
      const offered = floor.waiting.filter(({ offer }) => offer?.agent === one.id).length;
      const may = one.status === 'online' && one.lineLostSince === undefined && one.groups.includes('own');
      if (oldest && may && one.load + offered < one.limit && chance(10)) {
        take([{ conversation: oldest.conversation, agent: one.id }], now);
      }
    }
    const staying = floor.waiting.filter(({ offer }) => offer !== undefined || next(400) > 0);
    day.gaveUp += floor.waiting.length - staying.length;
    floor = { ...floor, waiting: staying };
  };

  const pass = (now: number): void => {
    const answer = route(floor, now);
    watch(floor, answer, now);
    floor = carriedOut(floor, answer, now);
    day.passes += 1;
    day.lapsed += answer.ended.filter(({ why }) => why === 'lapsed').length;
    day.requeued += answer.requeued.length;
    day.longestLine = Math.max(day.longestLine, answer.waiting.length);
    for (const { why } of answer.left) day.left[why] = (day.left[why] ?? 0) + 1;
  };

  let asked = 0;
  for (let now = midnight; now < midnight + 48 * HOUR; now += STEP) {
    lives(now);
    end(now);
    answerOffers(now);
    const fresh: WaitingRequest[] = [];
    for (let at = arrivals[asked]; at !== undefined && at <= now; at = arrivals[asked]) {
      fresh.push(ask(asked, at));
      asked += 1;
    }
    floor = { ...floor, waiting: [...floor.waiting, ...fresh] };
    pass(now);
    if (asked === requests && floor.waiting.length + floor.held.length === 0) break;
  }
  day.unsettled = requests - asked + floor.waiting.length + floor.held.length;
  return day;
}
