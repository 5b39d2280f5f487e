import type { Actor, DeskEvent } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { COLLEAGUE, idOf, ME, message, note, rowOf, SELF, SYSTEM, shopperOf, threadOf } from '../testing/fixtures.ts';
import { unreadWhispers } from './company.ts';
import { addRead, handoverKey, handoverOf, readNotes } from './handover.ts';
import { cameSince, givenBy, movedSince } from './moves.ts';

const me = { id: ME.id, name: ME.name };
const colleague = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const words = { reason: 'expertise', text: 'Wants the blue one' } as const;
const stamp = (deskSeq: number, afterSeq: number) => ({ deskSeq, afterSeq, at: 9 });
const transferred: DeskEvent = { kind: 'transferred', ...stamp(3, 4), by: COLLEAGUE, to: me, ...words };
const givenBack: DeskEvent = { kind: 'given_back', ...stamp(4, 5), by: COLLEAGUE, ...words };
const takenOver: DeskEvent = { kind: 'taken_over', ...stamp(5, 6), by: ME, from: colleague, text: 'A regular' };

describe('the note before the box', () => {
  const of = (desk: DeskEvent[], events = [message(1, shopperOf(1), 1, 'hi')]) =>
    handoverOf(threadOf(1, { desk, events }), SELF.id);

  it('is the newest one of somebody else', () => {
    expect(of([])).toBeUndefined();
    expect(of([transferred])).toMatchObject({ by: 'Li Na', deskSeq: 3, ...words });
    expect(of([transferred, givenBack, note(5, 5, COLLEAGUE, 9, 'n')])).toMatchObject({
      kind: 'given_back',
      deskSeq: 4,
    });
    expect(of([transferred, { ...givenBack, by: ME }])).toBeUndefined();
  });

  it('is none for who took it over, and none once it was answered', () => {
    expect(of([transferred, takenOver])).toBeUndefined();
    expect(of([transferred], [message(3, ME, 1, 'before')])).toBeDefined();
    expect(of([transferred], [message(5, COLLEAGUE, 1, 'not me')])).toBeDefined();
    expect(of([transferred], [message(5, ME, 1, 'after')])).toBeUndefined();
  });

  it('is none once its words are erased, and no whisper is either', () => {
    expect(of([{ ...transferred, text: '' }])).toBeUndefined();
    const whispered = (text: string): DeskEvent => ({
      ...{ kind: 'whispered', ...stamp(3, 4), by: COLLEAGUE, to: me },
      text,
    });
    const unread = (text: string) =>
      unreadWhispers(
        { mine: [rowOf(1)], threads: new Map([[idOf(1), threadOf(1, { desk: [whispered(text)] })]]) },
        SELF.id,
        [],
      ).map((one) => one.text);
    expect([unread('Offer the blue one'), unread('')]).toEqual([['Offer the blue one'], []]);
  });

  it('is remembered as read by its ids alone, and not for ever', () => {
    const key = handoverKey({ conversation: idOf(1), deskSeq: 3 } as never);
    let read = readNotes(null);
    for (let n = 0; n < 300; n++) read = addRead(read, `${n}`);
    read = addRead(addRead(read, key), key);
    expect([read.length, read.at(-1), readNotes(read.join(','))]).toEqual([200, key, read]);
  });
});

describe('what became of one’s conversations', () => {
  const own = rowOf(1, { state: 'active', agent: me, owner: me });
  const theirs = rowOf(1, { state: 'active', agent: colleague, owner: me });
  const lists = (mine: readonly (typeof own)[], owned: readonly (typeof own)[]) => ({ mine, owned });

  it('tells an owner of each change of hands, but not of their own doing', () => {
    expect(movedSince(lists([own], []), lists([], [theirs]))).toEqual([]);
    expect(movedSince(lists([], [theirs]), lists([], [theirs]))).toEqual([]);
    const other = rowOf(1, { state: 'active', agent: { id: idOf(902), name: 'Wang Wei' }, owner: me });
    expect(movedSince(lists([], [theirs]), lists([], [other]))).toMatchObject([{ is: 'moved', agent: 'Wang Wei' }]);
    const waits = rowOf(1, { owner: me });
    expect(movedSince(lists([], [theirs]), lists([], [waits]))).toMatchObject([{ is: 'waits' }]);
    expect(movedSince(lists([], [waits]), lists([], [other]))).toMatchObject([{ is: 'moved' }]);
  });

  it('tells who handed one over, as soon as its thread is there', () => {
    expect(cameSince(lists([], []), lists([own], []))).toEqual([own]);
    const assigned = (by: Actor) => threadOf(1, { events: [{ kind: 'assigned', seq: 3, at: 1, by, agent: me }] });
    expect(givenBy(undefined, SELF.id)).toBeUndefined();
    expect(givenBy(threadOf(1), SELF.id)).toBeUndefined();
    expect(givenBy(assigned(COLLEAGUE), SELF.id)).toEqual({ name: 'Li Na' });
    expect(givenBy(assigned(ME), SELF.id)).toBeNull();
    expect(givenBy(assigned(SYSTEM), SELF.id)).toBe('the_site');
  });
});
