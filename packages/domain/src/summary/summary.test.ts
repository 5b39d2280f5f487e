import { describe, expect, test } from 'vitest';
import { type Command, nameOf } from '../conversation/command.ts';
import { decide } from '../conversation/decide.ts';
import { append, erased, type Logged } from '../conversation/evolve.ts';
import { begin, boss, COMMANDS, cid, na, START, step, type Walk, wei } from '../conversation/sample.contract.ts';
import { dateIn, dayIn } from '../hours/wall-time.ts';
import { type Bone, type Bones, boneOf, inOrder } from './bone.ts';
import { summarise } from './summary.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const C = '01kah0t3vq8m2r5x9zbc';

function bonesOf(log: readonly Logged[], conversation = C): Bones {
  const [seen, desk]: [{ seq: number; bone: Bone }[], { afterSeq: number; bone: Bone }[]] = [[], []];
  for (const { lane, event } of log) {
    if (lane === 'public') seen.push({ seq: event.seq, bone: boneOf(event) });
    else desk.push({ afterSeq: event.afterSeq, bone: boneOf(event) });
  }
  return { conversation, log: inOrder(seen, desk) };
}
const walk = (...steps: readonly (readonly [at: number, command: Command])[]): Walk =>
  steps.reduce(
    (so, [at, command], n) =>
      step(so, { ...command, ...('cid' in command ? { cid: cid(100 + n) } : {}) } as Command, START + at),
    begin(),
  );
const figures = (one: Walk, agent = na, from = START, until = START + DAY) =>
  summarise([bonesOf(one.log)], agent.id, from, until);
const ONE = [C];

describe('the day’s summary', () => {
  test('[DS1] counts as served what the agent answered in on that day, and nothing else of it', () => {
    const one = walk(
      [1, COMMANDS.take()],
      [2, COMMANDS.answer()],
      [DAY, COMMANDS.answer()],
      [DAY + 1, COMMANDS.note(wei)],
    );
    expect(figures(one)).toMatchObject({ served: ONE, waiting: [] });
    expect(figures(one, wei)).toMatchObject({ served: [], waiting: [] });
    expect(figures(one, na, START + DAY, START + 2 * DAY).served).toEqual(ONE);
    expect(figures(one, na, START + 2 * DAY, START + 3 * DAY).served).toEqual([]);
    expect(figures(walk([1, COMMANDS.take()])).served).toEqual([]);
  });

  test('[DS1] has a day’s first instant, and not its end', () => {
    const one = walk([1, COMMANDS.take()], [HOUR, COMMANDS.answer()]);
    expect(figures(one, na, START + HOUR, START + DAY).served).toEqual(ONE);
    expect(figures(one, na, START, START + HOUR).served).toEqual([]);
  });

  test('[DS1] tells who waits still of what they have at the end', () => {
    const taken = walk([1, COMMANDS.take()]);
    expect(figures(taken).waiting).toEqual(ONE);
    expect(figures(walk([1, COMMANDS.take()], [2, COMMANDS.answer()])).waiting).toEqual([]);
    expect(figures(walk([1, COMMANDS.take()], [2, COMMANDS.close()])).waiting).toEqual([]);
    const away = walk([1, COMMANDS.take()], [2, COMMANDS.transfer()]);
    expect([figures(away).waiting, figures(away, wei).waiting]).toEqual([[], ONE]);
    expect(figures(walk([1, COMMANDS.take()], [DAY + 1, COMMANDS.answer()])).waiting).toEqual(ONE);
  });

  test('[DS1] gives a left message to who answered it first, on the day of the answer', () => {
    const left = [
      [1, COMMANDS.leave()],
      [2, COMMANDS.take()],
    ] as const;
    const one = walk(...left, [DAY, COMMANDS.answer()], [DAY + 1, COMMANDS.answer()]);
    expect(figures(one).leftAnswered).toEqual([]);
    expect(figures(one, na, START + DAY, START + 2 * DAY).leftAnswered).toEqual(ONE);
    const handed = walk(
      ...left,
      [3, COMMANDS.transfer()],
      [4, COMMANDS.answer(wei)],
      [5, COMMANDS.transfer(wei, na)],
      [6, COMMANDS.answer()],
    );
    expect([figures(handed).leftAnswered, figures(handed, wei).leftAnswered]).toEqual([[], ONE]);
  });

  test('[DS1] counts what was given away and what was given, by colleague, group, queue and taking over', () => {
    const take = [1, COMMANDS.take()] as const;
    const of = (one: Walk, agent = na) => {
      const { transferredAway, transferredIn } = figures(one, agent);
      return [transferredAway.length, transferredIn.length];
    };
    const given = walk(take, [2, COMMANDS.transfer()]);
    expect([of(given), of(given, wei)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(of(walk(take, [2, COMMANDS.transfer_to_group()]))).toEqual([1, 0]);
    expect(of(walk(take, [2, COMMANDS.give_back()]))).toEqual([1, 0]);
    const over = walk(take, [2, COMMANDS.take_over()]);
    expect([of(over), of(over, boss)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(of(walk(take, [2, COMMANDS.requeue()]))).toEqual([0, 0]);
  });

  test('[DS2] counts promises: made, kept, given up, open and overdue by the end, each for who owes it', () => {
    const made = step(step(begin(), COMMANDS.take(), START + 1), COMMANDS.promise(), START + 2);
    const ref = [{ conversation: C, promise: cid(20) }];
    const none = { promised: [], kept: [], givenUp: [], open: [], overdue: [] };
    const open = { ...none, open: ref };
    expect(figures(made, na, START, START + HOUR)).toMatchObject({ ...open, promised: ref });
    expect(figures(made, na, START, START + 2 * HOUR)).toMatchObject({ ...open, promised: ref, overdue: ref });
    expect(figures(made, na, START + DAY, START + 2 * DAY)).toMatchObject({ ...open, overdue: ref });
    const kept = step(made, COMMANDS.settle(), START + DAY);
    expect(figures(kept, na, START + DAY, START + 2 * DAY)).toMatchObject({ ...none, kept: ref });
    expect(figures(kept, na, START, START + DAY)).toMatchObject({ ...open, promised: ref, overdue: ref });
    const given = step(made, { ...COMMANDS.settle(), outcome: 'given_up', text: 'No' }, START + 3);
    expect(figures(given)).toMatchObject({ ...none, promised: ref, givenUp: ref });
    const moved = step(made, { ...COMMANDS.settle(), outcome: 'moved', dueAt: START + 9 * DAY, text: 'No' }, START + 3);
    expect(figures(moved)).toMatchObject({ ...open, promised: ref });
    const taken = step(made, { ...COMMANDS.settle(boss), oversees: true, outcome: 'taken' }, START + 3);
    expect(figures(taken)).toMatchObject({ ...none, promised: ref });
    expect(figures(taken, boss)).toMatchObject({ ...open, overdue: ref });
    const passed = step(made, { ...COMMANDS.settle(), outcome: 'given', to: nameOf(boss), text: 'Away' }, START + 3);
    expect(figures(passed)).toMatchObject({ ...none, promised: ref });
    expect(figures(passed, boss)).toMatchObject({ ...open, overdue: ref });
  });

  test('[DS5] a conversation counts for the day it began on and for who had it last, once both sides have spoken', () => {
    const valid = (one: Walk, agent = na, from = START) => figures(one, agent, from, from + DAY).valid;
    const answered = walk([1, COMMANDS.take()], [2, COMMANDS.answer()]);
    expect([valid(answered), valid(answered, wei)]).toEqual([ONE, []]);
    expect(valid(answered, na, START + DAY)).toEqual([]);
    expect(valid(walk([1, COMMANDS.take()]))).toEqual([]);
    const given = walk([1, COMMANDS.take()], [2, COMMANDS.answer()], [3, COMMANDS.transfer()]);
    expect([valid(given), valid(given, wei)]).toEqual([[], ONE]);
    const overnight = walk([1, COMMANDS.leave()], [2 * DAY, COMMANDS.take()], [2 * DAY + 1, COMMANDS.answer()]);
    expect([valid(overnight), valid(overnight, na, START + 2 * DAY)]).toEqual([ONE, []]);
  });

  test('[DS5] its newest rating counts there, whenever it was given; satisfied are four stars and five', () => {
    const over = step(walk([1, COMMANDS.take()], [2, COMMANDS.answer()]), COMMANDS.close(), START + 3);
    const rating = (...stars: readonly number[]) => {
      const one = stars.reduce(
        (so, each, n) =>
          step(so, { ...COMMANDS.rate(), cid: cid(900 + n), said: { stars: each } } as Command, START + 2 * DAY + n),
        over,
      );
      const { rated, satisfied } = figures(one);
      return [rated.length, satisfied.length];
    };
    expect(rating()).toEqual([0, 0]);
    expect([1, 3, 4, 5].map((stars) => rating(stars))).toEqual([
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
    expect([rating(2, 5), rating(5, 2)]).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });

  test('[DS3] goes by the natural day of the site’s zone, 23 and 25 hours long where clocks change', () => {
    const lengths = ['2026-03-29', '2026-03-30', '2026-10-25'].map((date) => {
      const day = dayIn('Europe/Berlin', date);
      return day && (day.end - day.start) / HOUR;
    });
    expect(lengths).toEqual([23, 24, 25]);
    const late = Date.parse('2026-10-25T22:59:59.999Z');
    const day = dayIn('Europe/Berlin', '2026-10-25');
    expect([dateIn('Europe/Berlin', late), dateIn('Europe/Berlin', late + 1)]).toEqual(['2026-10-25', '2026-10-26']);
    const said: Bones = {
      conversation: C,
      log: [
        { kind: 'message', at: late, role: 'agent', author: na.id, agent: null, promise: null, due: null, stars: null },
      ],
    };
    expect(summarise([said], na.id, day?.start ?? 0, day?.end ?? 0).served).toEqual(ONE);
    const next = dayIn('Europe/Berlin', '2026-10-26');
    expect(next?.start).toBe(day?.end);
    expect(summarise([said], na.id, next?.start ?? 0, next?.end ?? 0).served).toEqual([]);
  });
});

/** A seeded source of chance. */
function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
    below: (n: number) => Math.floor(next() * n),
  };
}

/** The log as it reads once its words and names are gone. */
const wordless = (logged: Logged): Logged => {
  const { event } = logged;
  const by = 'name' in event.by ? { ...event.by, name: '' } : event.by;
  if (event.kind === 'message' || event.kind === 'edited')
    return { lane: 'public', event: erased({ ...event, by }, event.kind, 'erased') };
  return { ...logged, event: { ...event, by, ...('text' in event ? { text: '' } : {}) } } as Logged;
};

describe('whatever happened', () => {
  const agents = [na, wei, boss];
  const deeds = [
    'ask',
    'answer',
    'answer',
    'take',
    'take',
    'transfer',
    'transfer_to_group',
    'give_back',
    'take_over',
    'join',
    'leave',
    'requeue',
    'close',
    'promise',
    'promise',
    'settle',
    'settle',
    'note',
    'ask_rating',
    'rate',
    'rate',
  ] as const;

  test.each([1, 2, 3, 4, 5, 6])(
    '[DS4] the same logs give the same summary to the byte, in any order and without their words (seed %i)',
    (seed) => {
      const { pick, below } = chance(seed);
      const logs = Array.from({ length: 25 }, (_, n) => {
        let so = begin();
        for (let c = 0; c < 40; c++) {
          const [by, other] = [pick(agents), pick(agents)];
          const deed = pick(deeds);
          const made: Command = COMMANDS[deed](by, other);
          const promise = so.conversation.promises?.[0]?.id ?? '';
          const settled = pick([
            { outcome: 'kept' },
            { outcome: 'taken' },
            { outcome: 'given', to: nameOf(other), text: 'x' },
            { outcome: 'given_up', text: 'x' },
            { outcome: 'moved', dueAt: START + below(3 * DAY), text: 'x' },
          ]);
          const own = {
            ...('cid' in made ? { cid: cid(1000 * n + c + 100) } : {}),
            ...(deed === 'settle' ? { promise, oversees: true, ...settled } : {}),
          };
          const command = {
            ...made,
            ...own,
            ...(deed === 'leave' && 'waitsSince' in so.conversation ? { since: so.conversation.waitsSince } : {}),
          } as Command;
          const verdict = decide(so.conversation, command);
          if (!('events' in verdict)) continue;
          const { conversation, log } = append(so.conversation, verdict.events, START + c * 2 * HOUR + below(HOUR));
          so = { blank: so.blank, conversation, log: [...so.log, ...log] };
        }
        return { id: `01kah0t3vq8m2r5x9${String(n).padStart(3, '0')}`, log: so.log };
      });
      let counted = 0;
      for (const { id } of agents) {
        for (let day = 0; day < 4; day++) {
          const [from, until] = [START + day * DAY, START + (day + 1) * DAY];
          const told = JSON.stringify(
            summarise(
              logs.map((one) => bonesOf(one.log, one.id)),
              id,
              from,
              until,
            ),
          );
          const turned = logs.toReversed().map((one) => bonesOf(one.log.map(wordless), one.id));
          expect(JSON.stringify(summarise(turned, id, from, until))).toBe(told);
          // What came later changes nothing of the day; a rating belongs to the day of its conversation.
          const cut = logs.map((one) =>
            bonesOf(
              one.log.filter(({ event }) => event.at < until),
              one.id,
            ),
          );
          const later = { ...JSON.parse(told), valid: [], rated: [], satisfied: [] };
          expect({ ...summarise(cut, id, from, until), valid: [], rated: [], satisfied: [] }).toEqual(later);
          counted += told.split('01kah0').length;
        }
      }
      expect(counted).toBeGreaterThan(100);
    },
  );
});
