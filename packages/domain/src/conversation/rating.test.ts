import { describe, expect, test } from 'vitest';
import type { Command } from './command.ts';
import type { State } from './conversation.ts';
import { decide } from './decide.ts';
import { append, evolve, type Logged } from './evolve.ts';
import {
  ASKED,
  begin,
  boss,
  COMMANDS,
  cid,
  inState,
  na,
  START,
  shopper,
  step,
  system,
  type Walk,
  wei,
} from './sample.contract.ts';

const active = () => step(inState('active'), COMMANDS.answer());
const closed = (walk = active()) => step(walk, COMMANDS.close());
const kinds = ({ log }: Walk, from = 0) => log.slice(from).map(({ event }) => event.kind);
const said = (stars: number, n = 30, more: object = {}): Extract<Command, { do: 'rate' }> => ({
  ...COMMANDS.rate(),
  cid: cid(n),
  said: { stars, ...more },
});
const refusal = ({ conversation }: Walk, command: Command) => {
  const verdict = decide(conversation, command);
  return 'refused' in verdict ? verdict.refused : verdict;
};
const followUps = ({ conversation }: Walk) => conversation.promises?.filter(({ what }) => what === 'follow_up') ?? [];

describe('asking', () => {
  test.each([
    ['the shopper', { do: 'close', by: shopper, cid: cid(6), rating: ASKED }],
    ['the agent', COMMANDS.close()],
    ['the site', { do: 'close', by: system, lastAt: START, rating: ASKED }],
  ] as const)('[RA1] goes with the close by %s, once, by the system', (_, close) => {
    const before = active();
    const walk = step(before, close);
    expect(kinds(walk, before.log.length)).toEqual(['closed', 'rating_asked']);
    expect(walk.log.at(-1)?.event).toMatchObject({ by: system, ...ASKED });
    expect(walk.conversation.rating).toEqual({ seq: walk.conversation.seq, ...ASKED });
  });

  test('[RA1] is left out where nobody has answered, the site does not ask, or it is rated already', () => {
    for (const walk of [inState('active'), step(inState('active'), COMMANDS.note())]) {
      expect(kinds(step(walk, COMMANDS.close()), walk.log.length)).toEqual(['closed']);
    }
    expect(kinds(step(begin(), { do: 'close', by: shopper, cid: cid(6), rating: ASKED })).at(-1)).toBe('closed');
    const { rating: _, ...quietly } = COMMANDS.close();
    expect(kinds(step(active(), quietly)).at(-1)).toBe('closed');
    const rated = step(step(active(), COMMANDS.ask_rating()), said(5));
    expect(kinds(step(rated, COMMANDS.close())).at(-1)).toBe('closed');
  });

  test('[RA1] what went on since it was seen to be quiet stays open', () => {
    const walk = step(active(), { ...COMMANDS.ask(), cid: cid(40) }, START + 5);
    expect(refusal(walk, { do: 'close', by: system, lastAt: START, rating: ASKED })).toEqual({ events: [] });
  });

  test('[RA2] an agent asks once, beside the close, in any state: who has it, had it, owns the case, or oversees', () => {
    const away = step(active(), COMMANDS.transfer(na, wei));
    const ways: [Walk, typeof na][] = [
      [active(), na],
      [closed(), na],
      [active(), boss],
      [away, na],
      [away, wei],
      [step(active(), COMMANDS.requeue()), na],
      [step(step(active(), COMMANDS.requeue()), COMMANDS.leave()), na],
    ];
    for (const [walk, by] of ways) {
      const asked = step(walk, COMMANDS.ask_rating(by), START + 9);
      expect(asked.log.at(-1)?.event).toMatchObject({ kind: 'rating_asked', by, ...ASKED });
      expect(asked.conversation.rating).toMatchObject({ invited: true, seq: asked.conversation.seq });
      expect(refusal(asked, { ...COMMANDS.ask_rating(by), cid: cid(41) })).toBe('already_asked');
    }
    const twice = closed(step(active(), COMMANDS.ask_rating()));
    expect(kinds(twice).filter((kind) => kind === 'rating_asked')).toHaveLength(2);
    expect(twice.conversation.rating?.invited).toBe(true);
  });

  test('[RA2] nobody else asks, and not where it is rated, the site asks nobody, or nobody has answered', () => {
    for (const state of ['requested', 'left', 'active', 'closed'] as const satisfies readonly State[]) {
      expect(refusal(inState(state), COMMANDS.ask_rating(wei))).toBe('not_yours');
      expect(refusal(inState(state), COMMANDS.ask_rating(boss))).toBe('not_answered');
    }
    expect(refusal(step(closed(), said(4)), COMMANDS.ask_rating())).toBe('already_asked');
    expect(refusal(active(), { ...COMMANDS.ask_rating(), terms: undefined })).toBe('forbidden');
  });
});

describe('a rating', () => {
  test('[RA3] is taken from the ask to the last ms of its time, in any state, and not else', () => {
    const invited = step(active(), COMMANDS.ask_rating());
    for (const walk of [invited, step(invited, COMMANDS.requeue()), closed(), closed(invited)]) {
      expect(refusal(walk, { ...said(5), now: ASKED.until })).toHaveProperty('events');
      expect(refusal(walk, { ...said(5), now: ASKED.until + 1 })).toBe('rating_over');
    }
    for (const walk of [begin(), active(), closed(inState('active'))])
      expect(refusal(walk, said(5))).toBe('rating_not_asked');
  });

  test('[RA3] is asked anew by an agent: its time is the newest ask’s', () => {
    const later = { ...COMMANDS.ask_rating(), terms: { until: ASKED.until + 500 } };
    const walk = step(closed(), later);
    expect(refusal(walk, { ...said(5), now: ASKED.until + 500 })).toHaveProperty('events');
  });

  test('[RA4] is changed as often as one likes: every version is in the log, the newest counts', () => {
    const walk = step(
      step(step(closed(), said(4, 31, { solved: true })), said(5, 32, { text: 'So quick' })),
      said(3, 33),
    );
    expect(walk.log.flatMap(({ event }) => (event.kind === 'rated' ? [event.stars] : []))).toEqual([4, 5, 3]);
    expect(walk.conversation.rating).toEqual({ seq: expect.any(Number), ...ASKED, stars: 3 });
    expect(step(walk, said(4, 34, { solved: false })).conversation.rating).toMatchObject({ stars: 4, solved: false });
    expect(walk.log.reduce(evolve, walk.blank)).toEqual(walk.conversation);
  });

  test('[RA4] comes out of a log without its words, and stays when all was erased', () => {
    const walk = step(closed(), COMMANDS.rate());
    const wordless = (logged: Logged): Logged =>
      logged.lane === 'public' && logged.event.kind === 'rated'
        ? { lane: 'public', event: { ...logged.event, text: '' } }
        : logged;
    expect(walk.log.map(wordless).reduce(evolve, walk.blank)).toEqual(walk.conversation);
    expect(step(walk, COMMANDS.wipe()).conversation.rating).toEqual(walk.conversation.rating);
  });

  test('[CV9] neither asking nor rating is a turn of anybody’s', () => {
    const asked = step(
      step(active(), { ...COMMANDS.ask(), cid: cid(40) }, START + 5),
      COMMANDS.ask_rating(),
      START + 6,
    );
    const rated = step(asked, said(5), START + 7).conversation;
    expect(rated).toMatchObject({ waitingSince: START + 5, last: { at: START + 5 } });
  });
});

describe('a low rating', () => {
  test('[RA5] opens a follow-up for who owns the case, due as the site says; a better one opens none', () => {
    const walk = step(step(step(active(), COMMANDS.transfer(na, wei)), COMMANDS.close(wei)), said(2));
    expect(kinds(walk).slice(-2)).toEqual(['rated', 'promised']);
    expect(followUps(walk)).toEqual([
      {
        id: cid(30),
        what: 'follow_up',
        owner: { id: na.id, name: na.name },
        at: START,
        dueAt: START + 28_800_000,
        deskSeq: expect.any(Number),
        text: '★★☆☆☆',
      },
    ]);
    expect(followUps(step(closed(), said(3)))).toEqual([]);
    expect(followUps(step(closed(), { ...said(1), low: { upTo: 0, dueAt: START } }))).toEqual([]);
  });

  test('[RA5] opens one while none is open, as often as the rating becomes low', () => {
    const low = step(closed(), said(2));
    const lower = step(step(low, said(1, 31)), said(5, 32));
    expect(followUps(lower)).toHaveLength(1);
    expect(followUps(step(lower, said(1, 33)))).toHaveLength(1);
    const kept = { ...COMMANDS.settle(), promise: cid(30), outcome: 'kept', text: 'We called' } as const;
    const settled = step(low, kept);
    expect(followUps(settled)).toEqual([]);
    expect(followUps(step(settled, said(1, 34)))).toEqual([]);
    expect(followUps(step(step(settled, said(4, 34)), said(1, 35)))).toMatchObject([{ id: cid(35) }]);
  });

  test('[RA5] is followed up whatever else is promised, and ends with what came of it', () => {
    let walk = active();
    for (let n = 0; n < 8; n++) walk = step(walk, { ...COMMANDS.promise(), cid: cid(50 + n) });
    walk = step(closed(walk), said(1));
    expect(followUps(walk)).toHaveLength(1);
    const kept = { ...COMMANDS.settle(), promise: cid(30), outcome: 'kept' } as const;
    expect(refusal(walk, kept)).toBe('text_empty');
    const done = step(walk, { ...kept, text: 'We called' });
    expect(done.log.at(-1)?.event).toMatchObject({ kind: 'promise_kept', text: 'We called' });
    expect(refusal(walk, { ...kept, promise: cid(50) })).toHaveProperty('events');
  });

  test('[PR5] tells the shopper nothing: what is opened is the desk’s', () => {
    const before = closed().conversation;
    const verdict = decide(before, said(1));
    const { conversation, log } = append(before, 'events' in verdict ? verdict.events : [], START);
    expect(log.filter(({ lane }) => lane === 'public')).toHaveLength(1);
    expect(conversation.seq).toBe(before.seq + 1);
  });
});
