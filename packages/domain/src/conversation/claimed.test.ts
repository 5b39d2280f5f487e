import { describe, expect, test } from 'vitest';
import { agentMayRead } from './access.ts';
import { evolve } from './evolve.ts';
import { COMMANDS, inState, na, START, step, type Walk, wei } from './sample.contract.ts';

/** Long after it was left. */
const LATER = START + 60_000;
const claimed = (): Walk => step(inState('left'), COMMANDS.take());
const kinds = (walk: Walk, from: Walk) => walk.log.slice(from.log.length).map(({ event }) => event.kind);

describe('a left message that was taken', () => {
  test('[CV27] and not answered goes back to the inbox as old as it was, due when it was', () => {
    const before = inState('left').conversation.left;
    for (const back of [COMMANDS.give_back(), COMMANDS.requeue()]) {
      const had = claimed();
      const walk = step(had, back, LATER);
      expect(walk.conversation).toMatchObject({ state: 'left', left: before, lastAgent: na.id });
      expect(kinds(walk, had)).toEqual(['left', back.do === 'requeue' ? 'requeued' : 'given_back']);
      expect(walk.log.reduce(evolve, walk.blank)).toEqual(walk.conversation);
      expect(step(walk, COMMANDS.take()).conversation).toMatchObject({ state: 'active', left: before });
    }
  });

  test('[CV27] and answered waits in the queue like any other', () => {
    const walk = step(step(claimed(), COMMANDS.answer()), COMMANDS.give_back());
    expect(walk.conversation).toMatchObject({ state: 'requested', left: { repliedAt: expect.any(Number) } });
  });

  test('[CV12] is read by everybody until it is answered', () => {
    expect(agentMayRead(claimed().conversation, wei.id, 'agent')).toBe(true);
    expect(agentMayRead(step(claimed(), COMMANDS.answer()).conversation, wei.id, 'agent')).toBe(false);
    expect(agentMayRead(inState('active').conversation, wei.id, 'agent')).toBe(false);
  });
});
