import { describe, expect, test } from 'vitest';
import { agentMayRead } from './access.ts';
import { nameOf } from './command.ts';
import type { State } from './conversation.ts';
import { decide } from './decide.ts';
import { evolve, type Logged } from './evolve.ts';
import { firstDue } from './promise.ts';
import { boss, COMMANDS, cid, inState, na, START, step, type Walk, wei } from './sample.contract.ts';

const STATES: readonly State[] = ['requested', 'left', 'active', 'closed'];
const made = (walk = inState('active'), by = na): Walk => step(walk, COMMANDS.promise(by));
const kept = { ...COMMANDS.settle(), outcome: 'kept' } as const;
const moved = { ...COMMANDS.settle(), cid: cid(22), outcome: 'moved', dueAt: START + 9, text: 'Out of stock' } as const;
const givenUp = { ...COMMANDS.settle(), cid: cid(23), outcome: 'given_up', text: 'Sent back' } as const;
const given = { ...COMMANDS.settle(), cid: cid(25), outcome: 'given', to: nameOf(wei), text: 'I am away' } as const;
const taken = { ...COMMANDS.settle(boss), cid: cid(24), oversees: true, outcome: 'taken' } as const;

describe('a promise', () => {
  test('[PR1] keeps its kind, its due time, its words and the number of its order', () => {
    const other = { ...COMMANDS.promise(), cid: cid(30), what: 'call_back', text: 'We call', order: 'B-7' } as const;
    const { order: _, ...withoutOrder } = { ...COMMANDS.promise(), cid: cid(31) };
    const { conversation } = step(step(made(), other), withoutOrder);
    expect(conversation.promises).toEqual([
      {
        ...{ id: cid(20), what: 'gift', owner: nameOf(na), at: START, dueAt: START + 7_200_000, deskSeq: 3 },
        ...{ order: 'A-1042', text: 'A descaler goes with it' },
      },
      expect.objectContaining({ id: cid(30), what: 'call_back', order: 'B-7', deskSeq: 4 }),
      expect.not.objectContaining({ order: expect.anything() }),
    ]);
  });

  test('[PR1] is noted by who had it last and by the owner of its case, whatever became of it, and by nobody else', () => {
    const away = step(inState('active'), COMMANDS.transfer(na, wei));
    const ways = [
      ...[inState('closed'), away, step(away, COMMANDS.close(wei))],
      step(inState('active'), COMMANDS.requeue()),
      step(inState('active'), COMMANDS.give_back()),
    ];
    for (const { conversation } of ways) expect(decide(conversation, COMMANDS.promise(na))).toHaveProperty('events');
    const gone = step(away, COMMANDS.requeue(undefined, wei)).conversation;
    expect(decide(gone, COMMANDS.promise(wei))).toHaveProperty('events');
    for (const state of STATES) {
      expect(decide(inState(state).conversation, COMMANDS.promise(boss))).toEqual({ refused: 'not_yours' });
    }
  });

  test('[PR1] does not take the name of another, and no more are open than may be', () => {
    const away = step(made(), COMMANDS.transfer(na, wei)).conversation;
    expect(decide(away, COMMANDS.promise(wei))).toEqual({ refused: 'cid_conflict' });
    expect(decide(made().conversation, { ...COMMANDS.promise(), cid: cid(30), most: 1 })).toEqual({
      refused: 'promises_full',
    });
  });

  test('[PR2] stays owed by who made it through every change of hands and the close', () => {
    const start = made();
    const away = step(start, COMMANDS.transfer(na, wei));
    const ways = [
      ...[away, step(away, COMMANDS.close(wei)), step(start, COMMANDS.give_back())],
      ...[step(start, COMMANDS.requeue()), step(start, COMMANDS.take_over(boss)), step(start, COMMANDS.close())],
      step(step(start, COMMANDS.requeue()), COMMANDS.leave()),
    ];
    for (const { conversation } of ways) {
      expect(conversation.promises?.map(({ owner }) => owner)).toEqual([nameOf(na)]);
      expect(agentMayRead(conversation, na.id, 'agent')).toBe(true);
    }
  });

  test('[PR2] is read by who owes it until it is settled, though the conversation is another’s', () => {
    const away = step(made(step(inState('active'), COMMANDS.transfer(na, wei)), wei), COMMANDS.transfer(wei, na));
    const over = step(away, COMMANDS.close(na));
    expect(agentMayRead(over.conversation, wei.id, 'agent')).toBe(true);
    const done = step(over, { ...kept, by: wei });
    expect(agentMayRead(done.conversation, wei.id, 'agent')).toBe(false);
  });

  test('[PR2] is owed by who takes it', () => {
    const { conversation } = step(made(), taken);
    expect(conversation.promises).toMatchObject([
      { id: cid(20), owner: nameOf(boss), text: 'A descaler goes with it' },
    ]);
    expect(decide(conversation, { ...taken, cid: cid(40) })).toEqual({ refused: 'already_taken' });
  });

  test('[PR7] is owed by whom its owner gives it to, who reads the conversation for it, until another has it', () => {
    const walk = step(made(), given);
    expect(walk.conversation.promises).toMatchObject([{ id: cid(20), owner: nameOf(wei), givenBy: nameOf(na) }]);
    expect(walk.log.at(-1)?.event).toMatchObject({ kind: 'promise_given', to: nameOf(wei), text: 'I am away' });
    expect(agentMayRead(step(walk, COMMANDS.close()).conversation, wei.id, 'agent')).toBe(true);
    const later = step(step(walk, { ...moved, by: wei }), taken).conversation;
    expect(later.promises).toMatchObject([{ owner: nameOf(boss), dueAt: START + 9 }]);
    expect(later.promises?.[0]).not.toHaveProperty('givenBy');
  });

  test('[PR7] is given by who owes it and who oversees the floor, to somebody of the site who doesn’t owe it yet', () => {
    const away = step(made(), COMMANDS.transfer(na, wei)).conversation;
    expect(decide(away, { ...given, by: wei })).toEqual({ refused: 'not_yours' });
    expect(decide(away, { ...given, by: boss, oversees: true })).toHaveProperty('events');
    expect(decide(away, { ...given, to: undefined })).toEqual({ refused: 'person_unknown' });
    expect(decide(away, { ...given, to: nameOf(na) })).toEqual({ refused: 'already_taken' });
    expect(decide(step(made(), kept).conversation, given)).toEqual({ refused: 'promise_unknown' });
  });

  test.each([
    ['kept', kept, []],
    ['given up', givenUp, []],
    ['moved', moved, [{ id: cid(20), dueAt: START + 9, order: 'A-1042' }]],
  ] as const)('[PR3] is %s, also when the conversation is over', (_, command, left) => {
    for (const walk of [made(), made(inState('closed')), step(made(), COMMANDS.close())]) {
      expect(step(walk, command).conversation.promises ?? []).toMatchObject(left);
    }
  });

  test('[PR3] is settled once: the second is told, and another promise stays', () => {
    const two = step(made(), { ...COMMANDS.promise(), cid: cid(30), order: 'B-7' });
    const one = step(two, kept);
    expect(decide(one.conversation, givenUp)).toEqual({ refused: 'promise_unknown' });
    expect(one.conversation.promises).toMatchObject([{ id: cid(30), order: 'B-7' }]);
  });

  test('[PR4] is settled by who owes it, who answers and who oversees, and by nobody else', () => {
    const away = step(made(), COMMANDS.transfer(na, wei)).conversation;
    for (const by of [na, wei]) expect(decide(away, { ...kept, by })).toHaveProperty('events');
    expect(decide(away, { ...kept, by: boss })).toEqual({ refused: 'not_yours' });
    expect(decide(away, { ...kept, by: boss, oversees: true })).toHaveProperty('events');
    const over = step(step(made(), COMMANDS.transfer(na, wei)), COMMANDS.close(wei)).conversation;
    expect(decide(over, { ...kept, by: wei })).toEqual({ refused: 'not_yours' });
  });

  test('[PR5] moves nothing that a shopper sees', () => {
    const before = inState('active').conversation;
    for (const { conversation } of [made(), step(made(), moved), step(made(), kept)]) {
      const { promises: _, deskSeq: __, ...rest } = conversation;
      expect({ ...rest, deskSeq: before.deskSeq }).toEqual(before);
    }
  });

  test('[PR6] comes out of a log without its words', () => {
    const walk = step(step(step(made(), moved), { ...COMMANDS.promise(), cid: cid(30) }), kept);
    const wordless = (logged: Logged): Logged => {
      if (logged.lane === 'public' || logged.event.kind !== 'promised') return logged;
      const { order: _, ...event } = logged.event;
      return { lane: 'desk', event: { ...event, text: '' } };
    };
    const folded = walk.log.map(wordless).reduce(evolve, walk.blank);
    expect(folded.promises).toEqual(
      walk.conversation.promises?.map(({ order: _, ...promise }) => ({ ...promise, text: '' })),
    );
  });

  test('is looked for by when the first one is due', () => {
    const { conversation } = step(step(made(), { ...COMMANDS.promise(), cid: cid(30), dueAt: START }), taken);
    expect(firstDue(conversation)).toBe(START);
    expect(firstDue(conversation, boss.id)).toBe(START + 7_200_000);
    expect(firstDue(inState('active').conversation)).toBe(Number.POSITIVE_INFINITY);
  });
});
