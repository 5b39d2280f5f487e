import type { Card } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import { erased, evolve } from './evolve.ts';
import { COMMANDS, cid, inState, na, step, type Walk } from './sample.contract.ts';

const card: Card = { type: 'order_check', v: 1, goods: [{ name: 'Kettle' }] };
const check = (walk: Walk, n: number): Walk =>
  step(walk, { ...COMMANDS.answer(), cid: cid(n), text: '', card: { card, from: 'agent' } });
const said = (walk: Walk, n: number, re: number, act: 'confirm' | 'correct'): Walk =>
  step(walk, { ...COMMANDS.ask(), cid: cid(n), text: act === 'confirm' ? '' : 'two', re, act });
const takenBack = (walk: Walk, of: number): Walk => {
  const target = walk.log.find(({ lane, event }) => lane === 'public' && event.seq === of)?.event;
  return step(walk, { ...COMMANDS.recall(), cid: cid(90 + of), by: na, of, target: target as never });
};

/** Two checks, of which the first is confirmed. */
const two = (): Walk => said(said(check(check(inState('active'), 30), 31), 32, 4, 'correct'), 33, 4, 'confirm');

test('[CV36] the row knows the order checks by their numbers, and which of them was confirmed', () => {
  expect(inState('active').conversation).not.toHaveProperty('checks');
  expect(said(check(inState('active'), 30), 31, 4, 'correct').conversation.checks).toEqual([{ seq: 4 }]);
  expect(two().conversation.checks).toEqual([{ seq: 4, confirmed: true }, { seq: 5 }]);
  const over = step(two(), COMMANDS.close());
  expect(over.conversation.checks).toEqual([{ seq: 4, confirmed: true }, { seq: 5 }]);
});

test('[CV36] one that was taken back is none, nor is any whose words were erased; the log folds to that too', () => {
  const walk = takenBack(two(), 5);
  expect(walk.conversation.checks).toEqual([{ seq: 4, confirmed: true }]);
  const read = walk.log.map((logged) => {
    const { event } = logged;
    const isGone = event.kind === 'message' && event.seq === 5;
    return isGone ? ({ lane: 'public', event: erased(event, event.kind, 'recalled') } as const) : logged;
  });
  expect(read.reduce(evolve, walk.blank)).toEqual(walk.conversation);
  expect(takenBack(check(inState('active'), 30), 4).conversation).not.toHaveProperty('checks');
  expect(step(two(), COMMANDS.wipe()).conversation).not.toHaveProperty('checks');
});
