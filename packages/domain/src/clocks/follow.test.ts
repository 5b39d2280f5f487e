import { describe, expect, test } from 'vitest';
import { na, wei } from '../conversation/sample.contract.ts';
import { watchEvent, watchLog } from './follow.ts';
import { logOf, nameOf } from './sample.contract.ts';
import type { SignalKind } from './signal.ts';
import { UNWATCHED, type Watch, type WatchState } from './watch.ts';

const WATCHES: { readonly [S in WatchState]: Watch } = {
  silent: UNWATCHED,
  queued: { state: 'queued' },
  left: { state: 'left' },
  opened: { state: 'opened', agent: na.id },
  inbox: { state: 'inbox', agent: na.id },
  answered: { state: 'answered', agent: na.id },
  owed: { state: 'owed', clock: 'reply', agent: na.id, since: 5 },
  over: { state: 'over' },
};

const [REQUESTED, ASKED, REPLIED, ASSIGNED, LEFT, CLOSED, WIPED] = logOf(
  9,
  [0, { requested: 'na' }],
  [0, { shopper: 'Hello' }],
  [0, { na: 'Hello' }],
  [0, { assigned: 'wei' }],
  [0, { left: true }],
  [0, { closed: 'system' }],
  [0, { wiped: true }],
);
const EVENTS = {
  requested: REQUESTED!,
  asked: ASKED!,
  replied: REPLIED!,
  assigned: ASSIGNED!,
  left: LEFT!,
  closed: CLOSED!,
  wiped: WIPED!,
};

/** What each signal makes of each state that Li Na has; Wang Wei is who it is assigned to. `!` and how a clock stopped. */
const EXPECTED: { readonly [S in WatchState]: { readonly [K in SignalKind]: string } } = {
  silent: {
    requested: 'silent',
    asked: 'queued',
    replied: 'silent',
    assigned: 'opened wei',
    left: 'left',
    closed: 'over',
    wiped: 'silent',
  },
  queued: {
    requested: 'queued',
    asked: 'queued',
    replied: 'queued',
    assigned: 'owed wei first_reply 9',
    left: 'left',
    closed: 'over',
    wiped: 'queued',
  },
  left: {
    requested: 'silent',
    asked: 'left',
    replied: 'left',
    assigned: 'inbox wei',
    left: 'left',
    closed: 'over',
    wiped: 'left',
  },
  opened: {
    requested: 'silent',
    asked: 'owed na first_reply 9',
    replied: 'opened na',
    assigned: 'opened wei',
    left: 'left',
    closed: 'over',
    wiped: 'opened na',
  },
  inbox: {
    requested: 'left',
    asked: 'owed na reply 9',
    replied: 'answered na',
    assigned: 'inbox wei',
    left: 'left',
    closed: 'over',
    wiped: 'inbox na',
  },
  answered: {
    requested: 'queued',
    asked: 'owed na reply 9',
    replied: 'answered na',
    assigned: 'owed wei first_reply 9',
    left: 'left',
    closed: 'over',
    wiped: 'answered na',
  },
  owed: {
    requested: 'queued !given_back',
    asked: 'owed na reply 5',
    replied: 'answered na !replied',
    assigned: 'owed wei first_reply 9 !handed_over',
    left: 'left !left',
    closed: 'over !closed',
    wiped: 'answered na !erased',
  },
  over: {
    requested: 'over',
    asked: 'over',
    replied: 'over',
    assigned: 'over',
    left: 'over',
    closed: 'over',
    wiped: 'over',
  },
};

function told({ watch, stopped }: ReturnType<typeof watchEvent>): string {
  const agent = 'agent' in watch ? [nameOf(watch.agent)] : [];
  const clock = watch.state === 'owed' ? [watch.clock, watch.since] : [];
  if (stopped) expect(stopped).toMatchObject({ clock: 'reply', agent: na.id, since: 5, at: 9 });
  return [watch.state, ...agent, ...clock, ...(stopped ? [`!${stopped.by}`] : [])].join(' ');
}

describe('the table', () => {
  const cells = (Object.keys(WATCHES) as WatchState[]).flatMap((state) =>
    (Object.keys(EVENTS) as SignalKind[]).map((signal) => ({ state, signal })),
  );

  test.each(cells)('[RK1] $state × $signal', ({ state, signal }) => {
    expect(told(watchEvent(WATCHES[state], EVENTS[signal]))).toBe(EXPECTED[state][signal]);
  });
});

/** The clock that runs, looked up in the whole log without any state; logs without left messages. */
function slowClock(log: ReturnType<typeof logOf>): string {
  const is = (role: string) => (event: (typeof log)[number]) => event.kind === 'message' && event.by.role === role;
  if (log.some(({ kind }) => kind === 'closed')) return 'none';
  const assigned = log.filter((event) => event.kind === 'assigned');
  const tenures = assigned.filter((event, index) => assigned[index - 1]?.agent.id !== event.agent.id);
  const tenure = tenures.at(-1);
  const firstAsk = log.find(is('shopper'));
  if (!tenure || !firstAsk) return 'none';
  const from = Math.max(tenure.seq, firstAsk.seq);
  const lastReply = log.findLast((event) => is('agent')(event) && event.seq > from);
  if (!lastReply) return `first_reply ${tenure.agent.id} ${Math.max(tenure.at, firstAsk.at)}`;
  const turn = log.find((event) => is('shopper')(event) && event.seq > lastReply.seq);
  return turn ? `reply ${tenure.agent.id} ${turn.at}` : 'none';
}

test.each([1, 7, 42, 2026])('[RK2] [RK3] [RK4] random logs say what looking through them says, seed %i', (seed) => {
  let random = seed;
  const draw = (below: number) => {
    random = (random * 48_271) % 2_147_483_647;
    return random % below;
  };
  for (let run = 0; run < 300; run++) {
    let ms = 0;
    let holder: 'na' | 'wei' | undefined;
    const lines: [number, Parameters<typeof logOf>[1][1]][] = [];
    for (let length = draw(20); length >= 0; length--) {
      ms += draw(3) * draw(60_000);
      const kind = draw(12);
      if (kind < 4) lines.push([ms, { shopper: 'Hello' }]);
      else if (kind < 7 && holder) lines.push([ms, { [holder]: 'Hello' }]);
      else if (kind < 9) {
        holder = draw(2) ? 'na' : 'wei';
        lines.push([ms, { assigned: holder }]);
      } else if (kind < 11) lines.push([ms, draw(2) ? { bot: 'Hello' } : { system: 'Hello' }]);
      else if (!draw(5)) lines.push([ms, { closed: 'shopper' }]);
    }
    const log = logOf(1_763_712_000_000, ...lines);
    for (let length = 0; length <= log.length; length++) {
      const { watch } = watchLog(log.slice(0, length));
      const clock = watch.state === 'owed' ? `${watch.clock} ${watch.agent} ${watch.since}` : 'none';
      expect(clock, `seed ${seed}, run ${run}, ${length} events`).toBe(slowClock(log.slice(0, length)));
    }
  }
});

test('[RK1] the clocks that stopped and the one that runs follow each other', () => {
  const { watch, stopped } = watchLog(
    logOf(
      0,
      [0, { shopper: 'Hello' }],
      [5, { assigned: 'na' }],
      [9, { assigned: 'wei' }],
      [12, { wei: 'Hello' }],
      [20, { shopper: 'Ah' }],
    ),
  );
  expect(stopped.map(({ agent, since, at }) => [nameOf(agent), since, at])).toEqual([
    ['na', 5, 9],
    ['wei', 9, 12],
  ]);
  expect(watch).toEqual({ state: 'owed', clock: 'reply', agent: wei.id, since: 20 });
});
