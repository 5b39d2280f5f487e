import { describe, expect, test } from 'vitest';
import { agentMayRead } from './access.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { boss, COMMANDS, inState, na, START, step, type Walk, wei } from './sample.contract.ts';

const refusal = (walk: Walk, command: Command) => {
  const verdict = decide(walk.conversation, command);
  return 'refused' in verdict ? verdict.refused : undefined;
};
const lane = (walk: Walk, which: 'public' | 'desk') =>
  walk.log.filter(({ lane }) => lane === which).map(({ event }) => event);

describe('transfer', () => {
  test('[CV15] hands it over by one public event; reason and note are the desk’s', () => {
    const { conversation, log } = step(inState('active'), COMMANDS.transfer(), START + 1000);
    expect(conversation).toMatchObject({ state: 'active', agent: { id: wei.id, name: wei.name } });
    const [told, why] = log.slice(-2);
    expect(told).toEqual({
      lane: 'public',
      event: { kind: 'assigned', seq: 4, at: START + 1000, by: na, agent: { id: wei.id, name: wei.name } },
    });
    expect(why?.event).toMatchObject({
      kind: 'transferred',
      afterSeq: 4,
      by: na,
      to: { id: wei.id },
      reason: 'expertise',
      text: 'Wants the blue one',
    });
  });

  test('[CV15] is for who has it, to somebody else who is on duty', () => {
    const active = inState('active');
    expect(refusal(active, COMMANDS.transfer(wei, na))).toBe('not_yours');
    expect(refusal(active, COMMANDS.transfer(na, na))).toBe('colleague_away');
    expect(refusal(active, { ...COMMANDS.transfer(), to: undefined })).toBe('colleague_away');
  });

  test('[CV6] of two transfers at once the first counts', () => {
    const after = step(inState('active'), COMMANDS.transfer());
    expect(refusal(after, COMMANDS.transfer(na, boss))).toBe('not_yours');
    expect(refusal(after, COMMANDS.give_back())).toBe('not_yours');
    expect(refusal(after, COMMANDS.take_over(boss, na))).toBe('already_taken');
  });

  test('[CV7] the owner stays, however often it changes hands', () => {
    let walk = step(inState('active'), COMMANDS.transfer());
    walk = step(walk, COMMANDS.take_over(boss, wei));
    walk = step(walk, COMMANDS.give_back(boss));
    walk = step(walk, COMMANDS.take(wei));
    expect(walk.conversation.case.owner?.id).toBe(na.id);
    expect(lane(walk, 'desk').filter(({ kind }) => kind === 'case_owned')).toHaveLength(1);
  });

  test('[CV12] the owner reads on; who had it in between does not', () => {
    const walk = step(step(inState('active'), COMMANDS.transfer()), COMMANDS.transfer(wei, boss));
    expect(agentMayRead(walk.conversation, na.id, 'agent')).toBe(true);
    expect(agentMayRead(walk.conversation, wei.id, 'agent')).toBe(false);
    expect(agentMayRead(walk.conversation, boss.id, 'agent')).toBe(true);
  });
});

describe('giving back', () => {
  test('[CV16] it waits again where it stood, and a wait for an answer goes on', () => {
    const active = step(inState('active'), COMMANDS.ask(), START + 5000);
    const walk = step(active, COMMANDS.give_back(), START + 60_000);
    const { openedAt, waitingSince, page } = active.conversation;
    expect(walk.conversation).toMatchObject({ state: 'requested', openedAt, waitingSince });
    expect(walk.conversation.page).toEqual(page);
    expect(walk.conversation).not.toHaveProperty('agent');
    expect(walk.log.slice(-2).map(({ event }) => event.kind)).toEqual(['requested', 'given_back']);
    expect(walk.log.reduce(evolve, walk.blank)).toEqual(walk.conversation);
  });

  test('[CV16] only who has it gives it back, and anybody may take it then', () => {
    expect(refusal(inState('active'), COMMANDS.give_back(wei))).toBe('not_yours');
    const walk = step(step(inState('active'), COMMANDS.give_back()), COMMANDS.take(wei));
    expect(walk.conversation).toMatchObject({ state: 'active', agent: { id: wei.id } });
  });
});

describe('taking over', () => {
  test('[CV17] takes it from the agent who was seen to have it, with the reason at the desk', () => {
    const { conversation, log } = step(inState('active'), COMMANDS.take_over());
    expect(conversation).toMatchObject({ state: 'active', agent: { id: boss.id } });
    expect(log.at(-1)?.event).toMatchObject({
      kind: 'taken_over',
      by: boss,
      from: { id: na.id },
      text: 'A regular of mine',
    });
  });

  test('[CV17] finds another there, or oneself: refused', () => {
    const taken = step(inState('active'), COMMANDS.take_over());
    expect(refusal(taken, COMMANDS.take_over(wei, na))).toBe('already_taken');
    expect(refusal(taken, COMMANDS.take_over(boss, boss))).toBe('already_taken');
  });
});
