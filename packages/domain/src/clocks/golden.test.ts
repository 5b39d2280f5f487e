import { describe, expect, test } from 'vitest';
import { hoursOf, iso, utc } from '../hours/sample.contract.ts';
import { watchLog } from './follow.ts';
import { judgeClock, readClock } from './read.ts';
import { REPLY_RULE, type ReplyRule } from './rule.ts';
import { AUTOMATIC, isAutomatic, logOf, nameOf, PEOPLE } from './sample.contract.ts';
import { runningClock } from './watch.ts';

const START = utc('2026-11-22T04:00Z');
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** `first_reply na 12000`: what runs, who owes, since when (ms after the start); `none` when nobody does. */
function runs(...lines: Parameters<typeof logOf> extends [number, ...infer L] ? L : never): string {
  const clock = runningClock(watchLog(logOf(START, ...lines), isAutomatic).watch);
  return clock ? `${clock.clock} ${nameOf(clock.agent)} ${clock.since - START}` : 'none';
}

/** `first_reply na replied 45000 in time` for each clock that stopped. */
function stopped(lines: Parameters<typeof runs>, rule = REPLY_RULE, hours?: ReturnType<typeof hoursOf>): string[] {
  return watchLog(logOf(START, ...lines), isAutomatic).stopped.map((clock) => {
    const { waitMs, inTime } = judgeClock(clock, rule, hours);
    return `${clock.clock} ${nameOf(clock.agent)} ${clock.by} ${waitMs} ${inTime ? 'in time' : 'late'}`;
  });
}

/** Asked at 0, assigned to Li Na after a second, answered a second later. */
const ANSWERED: Parameters<typeof runs> = [
  [0, { shopper: 'Is it in stock?' }],
  [1000, { assigned: 'na' }],
  [2000, { na: 'Yes.' }],
];

describe('the first reply', () => {
  test('[RK2] is owed from the later of assignment and the shopper’s first message', () => {
    expect(runs([0, { shopper: 'Hello' }])).toBe('none');
    expect(runs([0, { shopper: 'Hello' }], [7000, { assigned: 'na' }])).toBe('first_reply na 7000');
    expect(runs([0, { assigned: 'na' }], [7000, { shopper: 'Hello' }])).toBe('first_reply na 7000');
    expect(runs([5000, { shopper: 'Hello' }], [5000, { assigned: 'na' }])).toBe('first_reply na 5000');
  });

  test('[RK4] an agent’s opening message is no reply', () => {
    expect(
      runs([0, { assigned: 'na' }], [1000, { na: 'Welcome!' }], [9000, { shopper: 'Hello' }], [9500, { shopper: '?' }]),
    ).toBe('first_reply na 9000');
  });

  test('[RK5] a reply at exactly 45.000 s is in time, a ms later it is not', () => {
    const answeredAt = (ms: number) =>
      stopped([
        [0, { shopper: 'Hello' }],
        [10, { assigned: 'na' }],
        [ms, { na: 'Hi' }],
      ]);
    expect(answeredAt(10 + 45 * SECOND_MS)).toEqual(['first_reply na replied 45000 in time']);
    expect(answeredAt(11 + 45 * SECOND_MS)).toEqual(['first_reply na replied 45001 late']);
    const { watch } = watchLog(logOf(START, [0, { shopper: 'Hello' }], [0, { assigned: 'na' }]));
    expect(readClock(watch, REPLY_RULE, undefined, START + 45 * SECOND_MS)?.degree).toBe('warning');
    expect(readClock(watch, REPLY_RULE, undefined, START + 45 * SECOND_MS + 1)?.degree).toBe('overdue');
  });

  test('[RK8] an agent assigned who never replies counts against it, whoever ends the conversation', () => {
    expect(
      stopped([
        [0, { shopper: 'Hello' }],
        [0, { assigned: 'na' }],
        [20_000, { closed: 'na' }],
      ]),
    ).toEqual(['first_reply na closed 20000 late']);
  });

  test('[RK8] a shopper who leaves before 45 s unanswered is not forgotten', () => {
    expect(
      stopped([
        [0, { shopper: 'Hello' }],
        [0, { assigned: 'na' }],
        [30_000, { closed: 'shopper' }],
      ]),
    ).toEqual(['first_reply na closed 30000 late']);
  });

  test('[RK2] closed by a bot, the conversation that follows days later starts anew', () => {
    expect(runs(...ANSWERED, [3000, { shopper: 'Thanks' }], [4000, { closed: 'bot' }])).toBe('none');
    expect(runs(...ANSWERED, [4000, { closed: 'bot' }], [5000, { shopper: 'One more' }])).toBe('none');
    const later = 3 * 24 * 3_600_000;
    expect(runs([later, { shopper: 'It is me again' }], [later + 500, { assigned: 'na' }])).toBe(
      `first_reply na ${later + 500}`,
    );
  });
});

describe('a turn', () => {
  test('[RK3] starts at the shopper’s first unanswered message, and further ones don’t restart it', () => {
    expect(runs(...ANSWERED)).toBe('none');
    expect(
      runs(
        ...ANSWERED,
        [60_000, { shopper: 'In blue?' }],
        [70_000, { shopper: 'Or red?' }],
        [90_000, { shopper: '?' }],
      ),
    ).toBe('reply na 60000');
    expect(
      stopped([...ANSWERED, [60_000, { shopper: 'In blue?' }], [200_000, { shopper: '?' }], [240_000, { na: 'Yes' }]]),
    ).toEqual(['first_reply na replied 1000 in time', 'reply na replied 180000 in time']);
  });

  test.each(['system', 'bot', 'store', 'api'] as const)('[RK4] a line of the %s never counts as a reply', (who) => {
    const line = [30_000, { [who]: 'One moment, please' }] as const;
    expect(runs([0, { shopper: 'Hello' }], [0, { assigned: 'na' }], line)).toBe('first_reply na 0');
    expect(runs(...ANSWERED, [10_000, { shopper: 'In blue?' }], line)).toBe('reply na 10000');
  });

  test('[RK4] an auto-reply never counts as a reply, though it bears the agent’s name', () => {
    expect(runs([0, { shopper: 'Hello' }], [0, { assigned: 'na' }], [100, { na: AUTOMATIC }])).toBe('first_reply na 0');
  });

  test('[RK4] other words for what was said, and words taken back, leave the clock alone', () => {
    const log = logOf(
      START,
      [0, { shopper: 'Hello' }],
      [0, { assigned: 'na' }],
      [100, { na: 'Hi' }],
      [900, { shopper: 'Ah' }],
    );
    const stamp = { seq: 5, at: START + 9000, by: PEOPLE.na };
    for (const event of [
      { kind: 'edited', ...stamp, of: 3, text: 'Hello' },
      { kind: 'recalled', ...stamp, of: 3 },
      { kind: 'erased', ...stamp, was: 'edited', why: 'recalled' },
    ] as const) {
      expect(runningClock(watchLog([...log, event]).watch)?.since).toBe(START + 900);
    }
  });

  test('[RK10] a message whose words are gone counts when it was said', () => {
    const log = logOf(START, ...ANSWERED, [60_000, { shopper: 'In blue?' }]);
    const gone = log.map((event) =>
      event.kind === 'message' ? ({ ...event, kind: 'erased', was: 'message', why: 'erased' } as const) : event,
    );
    expect(watchLog(gone)).toEqual(watchLog(log));
  });

  test('[RK12] what was erased waits for no answer, what is said behind it does', () => {
    const asked = [...ANSWERED, [60_000, { shopper: 'In blue?' }]] as const;
    expect(runs(...asked, [90_000, { wiped: true }])).toBe('none');
    expect(stopped([...asked, [90_000, { wiped: true }]]).at(-1)).toBe('reply na erased 30000 late');
    expect(runs(...asked, [90_000, { wiped: true }], [95_000, { shopper: 'Hello?' }])).toBe('reply na 95000');
  });
});

describe('handing over', () => {
  test('[RK2] the taker’s clock starts at assignment, be the giver’s stopped or not', () => {
    expect(runs([0, { shopper: 'Hello' }], [0, { assigned: 'na' }], [30_000, { assigned: 'wei' }])).toBe(
      'first_reply wei 30000',
    );
    // “A colleague will help you” ends the turn, and the shopper waits all the same.
    expect(runs(...ANSWERED, [30_000, { assigned: 'wei' }])).toBe('first_reply wei 30000');
    expect(runs(...ANSWERED, [20_000, { shopper: 'A refund' }], [30_000, { assigned: 'wei' }])).toBe(
      'first_reply wei 30000',
    );
  });

  test('[RK8] the giver’s clock stops unanswered, the taker’s is judged by itself', () => {
    expect(
      stopped([
        [0, { shopper: 'Hello' }],
        [0, { assigned: 'na' }],
        [40_000, { assigned: 'wei' }],
        [85_000, { wei: 'Hi' }],
        [90_000, { shopper: 'Thanks' }],
      ]),
    ).toEqual(['first_reply na handed_over 40000 late', 'first_reply wei replied 45000 in time']);
  });

  test('[RK2] what is assigned again to who has it starts no clock anew', () => {
    expect(runs([0, { shopper: 'Hello' }], [0, { assigned: 'na' }], [30_000, { assigned: 'na' }])).toBe(
      'first_reply na 0',
    );
    expect(runs(...ANSWERED, [30_000, { assigned: 'na' }])).toBe('none');
  });

  test('[RK2] [RK8] given back to the queue, nobody owes anything until somebody takes it, be it the same agent', () => {
    const back: Parameters<typeof runs> = [
      [0, { requested: 'shopper' }],
      [0, { shopper: 'Hello' }],
      [0, { assigned: 'na' }],
      [20_000, { requested: 'na' }],
    ];
    expect(runs(...back)).toBe('none');
    expect(runs(...back, [25_000, { shopper: '?' }], [30_000, { assigned: 'wei' }])).toBe('first_reply wei 30000');
    expect(runs(...back, [30_000, { assigned: 'na' }])).toBe('first_reply na 30000');
    expect(stopped(back)).toEqual(['first_reply na given_back 20000 late']);
    expect(runs(...ANSWERED, [3000, { requested: 'na' }], [9000, { assigned: 'wei' }])).toBe('first_reply wei 9000');
  });

  test('[RK2] two agents in the same second: the later event has it, and its reply at once is in time', () => {
    const both: Parameters<typeof runs> = [
      [0, { shopper: 'Hello' }],
      [500, { assigned: 'na' }],
      [500, { assigned: 'wei' }],
    ];
    expect(runs(...both)).toBe('first_reply wei 500');
    expect(stopped([...both, [500, { wei: 'Hi' }]])).toEqual([
      'first_reply na handed_over 0 late',
      'first_reply wei replied 0 in time',
    ]);
  });
});

describe('nobody on duty', () => {
  test('[RK7] a request that becomes a left message leaves the clocks', () => {
    expect(runs([0, { shopper: 'Hello' }], [1, { left: true }], [2, { shopper: 'Are you there?' }])).toBe('none');
    expect(runs([0, { shopper: 'Hello' }], [1, { left: true }], [9000, { assigned: 'na' }])).toBe('none');
    const givenBack: Parameters<typeof runs> = [
      [9000, { assigned: 'na' }],
      [9500, { requested: 'na' }],
      [9900, { assigned: 'wei' }],
    ];
    expect(runs([0, { shopper: 'Hello' }], [1, { left: true }], ...givenBack)).toBe('none');
    expect(
      runs(...ANSWERED, [3000, { shopper: 'In blue?' }], [4000, { left: true }], [9000, { assigned: 'wei' }]),
    ).toBe('none');
  });

  test('[RK7] what the shopper says after somebody took it starts a turn', () => {
    const taken: Parameters<typeof runs> = [
      [0, { shopper: 'Hello' }],
      [1, { left: true }],
      [9000, { assigned: 'na' }],
    ];
    expect(runs(...taken, [9500, { shopper: 'I am back' }])).toBe('reply na 9500');
    expect(runs(...taken, [9200, { na: 'Here is your answer' }], [9500, { shopper: 'Thanks' }])).toBe('reply na 9500');
    const anew: Parameters<typeof runs> = [
      [9200, { na: 'Here is your answer' }],
      [9300, { left: true }],
      [9900, { requested: 'shopper' }],
      [9900, { shopper: 'One more thing' }],
    ];
    expect(runs(...taken, ...anew)).toBe('none');
    expect(runs(...taken, ...anew, [9950, { assigned: 'wei' }])).toBe('first_reply wei 9950');
  });
});

describe('across midnight and a clock change', () => {
  const SERVICE: ReplyRule = { ...REPLY_RULE, counts: 'service_time' };
  const due = (at: string, hours: ReturnType<typeof hoursOf> | undefined, rule: ReplyRule) => {
    const { watch } = watchLog(logOf(utc(at), [0, { shopper: 'Hello' }], [0, { assigned: 'na' }]));
    return iso(readClock(watch, rule, hours, utc(at))?.dueAt);
  };

  test('[RK6] 45 s over midnight, and over the hour that comes twice, are 45 s', () => {
    const berlin = hoursOf('Europe/Berlin', '00:00-24:00');
    expect(due('2026-11-22T22:59:30Z', berlin, SERVICE)).toBe('2026-11-22T23:00:15Z');
    expect(due('2026-10-25T00:59:30Z', berlin, SERVICE)).toBe('2026-10-25T01:00:15Z');
    expect(due('2026-03-29T00:59:30Z', berlin, SERVICE)).toBe('2026-03-29T01:00:15Z');
    expect(due('2026-03-29T00:59:30Z', undefined, REPLY_RULE)).toBe('2026-03-29T01:00:15Z');
  });

  test('[RK6] where only service time counts, what is left at closing time is due after the next opening', () => {
    const shanghai = hoursOf('Asia/Shanghai', '07:00-02:00');
    expect(due('2026-11-21T17:59:30Z', shanghai, SERVICE)).toBe('2026-11-21T23:00:15Z');
    expect(due('2026-11-21T20:00Z', shanghai, SERVICE)).toBe('2026-11-21T23:00:45Z');
    expect(due('2026-11-21T20:00Z', shanghai, REPLY_RULE)).toBe('2026-11-21T20:00:45Z');
    // The night of the change: closed from 02:30, which comes twice, to 05:00.
    const berlin = hoursOf('Europe/Berlin', '05:00-02:30');
    expect(due('2026-10-25T00:30Z', berlin, SERVICE)).toBe('2026-10-25T00:30:45Z');
    expect(due('2026-10-25T01:29:30Z', berlin, SERVICE)).toBe('2026-10-25T04:00:15Z');
  });

  test('[RK5] [RK6] a limit used up at closing time is passed a ms after the next opening, not before', () => {
    const hours = hoursOf('UTC', '04:00-04:01');
    const lines = (ms: number): Parameters<typeof runs> => [
      [15_000, { shopper: 'Hello' }],
      [15_000, { assigned: 'na' }],
      [ms, { na: 'Hi' }],
    ];
    expect(stopped(lines(60 * MINUTE_MS), SERVICE, hours)).toEqual(['first_reply na replied 45000 in time']);
    expect(stopped(lines(24 * 60 * MINUTE_MS + 1), SERVICE, hours)).toEqual(['first_reply na replied 45001 late']);
  });
});
