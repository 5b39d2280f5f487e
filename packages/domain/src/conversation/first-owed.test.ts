import { describe, expect, it } from 'vitest';
import { watchLog } from '../clocks/follow.ts';
import { runningClock } from '../clocks/watch.ts';
import type { Deed } from './command.ts';
import { decide } from './decide.ts';
import { append } from './evolve.ts';
import { begin, boss, COMMANDS, na, START, step, system, type Walk, wei } from './sample.contract.ts';

const owedBy = ({ conversation }: Walk) => (conversation.state === 'active' ? conversation.firstOwedAt : undefined);

/** From when the first reply is owed by the whole public log. */
const owedByLog = ({ log }: Walk) => {
  const clock = runningClock(watchLog(log.flatMap((one) => (one.lane === 'public' ? [one.event] : []))).watch);
  return clock?.clock === 'first_reply' ? clock.since : undefined;
};

const DEEDS = [
  'ask',
  'answer',
  'take',
  'assign',
  'transfer',
  'give_back',
  'take_over',
  'requeue',
  'join',
  'wipe',
] as const;
const WHO = [na, wei, boss] as const;

/** Every way of so many deeds, each a second after the last; what is refused ends the way. */
function* ways(walk: Walk, deeds: number): Iterable<Walk> {
  yield walk;
  if (deeds === 0) return;
  for (const deed of DEEDS satisfies readonly Deed[]) {
    for (const by of deed === 'ask' || deed === 'requeue' || deed === 'wipe' ? [na] : WHO) {
      for (const whom of deed === 'transfer' || deed === 'assign' ? WHO : [na]) {
        const command = COMMANDS[deed](by, whom);
        if (!('events' in decide(walk.conversation, command))) continue;
        yield* ways(step(walk, command, walk.conversation.lastAt + 1000), deeds - 1);
      }
    }
  }
}

describe('the first answer that is owed', () => {
  it('[RK2] is in the row from when the whole log has it', () => {
    let owed = 0;
    for (const walk of ways(begin(), 4)) {
      if (owedByLog(walk) !== undefined) owed += 1;
      expect(owedBy(walk)).toBe(owedByLog(walk));
    }
    expect(owed).toBeGreaterThan(100);
  });

  it('[RK2] goes on as it was when it is given once more to who has it', () => {
    const taken = step(begin(), COMMANDS.take(), START + 1000);
    const event = { kind: 'assigned', by: system, agent: { id: na.id, name: na.name } } as const;
    const again = append(taken.conversation, [{ lane: 'public', event }], START + 2000);
    expect(again.conversation).toMatchObject({ state: 'active', firstOwedAt: START + 1000 });
    const answered = step(taken, COMMANDS.answer(), START + 1500);
    const { conversation } = append(answered.conversation, [{ lane: 'public', event }], START + 2000);
    expect(conversation).not.toHaveProperty('firstOwedAt');
  });

  it('[RK7] is not that of what was left', () => {
    const left = step(begin(), COMMANDS.leave(), START + 1000);
    const taken = step(left, COMMANDS.take(), START + 2000);
    expect(owedBy(taken)).toBeUndefined();
    expect(owedBy(step(taken, COMMANDS.transfer(), START + 3000))).toBeUndefined();
    const answered = step(taken, COMMANDS.answer(), START + 3000);
    const asked = step(answered, COMMANDS.ask(), START + 4000);
    expect(owedBy(step(asked, COMMANDS.transfer(), START + 5000))).toBe(START + 5000);
  });
});
