import { describe, expect, test } from 'vitest';
import { watchLog } from '../clocks/follow.ts';
import { agentMayRead } from './access.ts';
import { type Command, nameOf } from './command.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { boss, COMMANDS, cid, inState, na, START, step, type Walk, wei } from './sample.contract.ts';

const refusal = (walk: Walk, command: Command) => {
  const verdict = decide(walk.conversation, command);
  return 'refused' in verdict ? verdict.refused : undefined;
};
const reads = ({ conversation }: Walk, agent: string) => agentMayRead(conversation, agent, 'agent');
const publicly = ({ log }: Walk) => log.flatMap((logged) => (logged.lane === 'public' ? [logged.event] : []));
const invited = () => step(inState('active'), COMMANDS.invite());
const joined = () => step(invited(), COMMANDS.join(wei));

/** Everything that gives the conversation to somebody else, or to nobody. */
const ENDS: Readonly<Record<string, Command>> = {
  transfer: COMMANDS.transfer(na, boss),
  'transfer to a guest': COMMANDS.transfer(na, wei),
  'transfer to a group': COMMANDS.transfer_to_group(),
  'giving back': COMMANDS.give_back(),
  'taking over': COMMANDS.take_over(),
  'a lost line': COMMANDS.requeue(),
  'the close': COMMANDS.close(),
};

describe('a whisper', () => {
  test('[CV22] is the desk’s alone, and names who it was for', () => {
    const before = inState('active').conversation;
    const { conversation, log } = step(inState('active'), COMMANDS.whisper(), START + 60_000);
    expect(conversation).toEqual({ ...before, deskSeq: before.deskSeq + 1 });
    expect(log.at(-1)).toMatchObject({ lane: 'desk', event: { kind: 'whispered', by: boss, to: nameOf(na) } });
  });

  test('[CV22] to an agent who has it no more is for nobody; to oneself it is none', () => {
    expect(refusal(step(inState('active'), COMMANDS.transfer()), COMMANDS.whisper())).toBe('already_taken');
    const taken = step(inState('active'), COMMANDS.take_over());
    expect(refusal(taken, COMMANDS.whisper(boss, boss))).toBe('already_in');
  });
});

describe('an invitation', () => {
  test('[CV23] is by who has it, to a colleague on duty, once', () => {
    const active = inState('active');
    expect(refusal(active, COMMANDS.invite(wei, boss))).toBe('not_yours');
    expect(refusal(active, { ...COMMANDS.invite(), to: undefined })).toBe('colleague_away');
    expect(refusal(active, COMMANDS.invite(na, na))).toBe('already_in');
    expect(refusal(invited(), COMMANDS.invite())).toBe('already_in');
    expect(refusal(joined(), COMMANDS.invite())).toBe('already_in');
    expect(invited().conversation).toMatchObject({ invited: [{ agent: nameOf(wei), by: nameOf(na), at: START }] });
  });

  test('[CV23] as many as may be are in or invited, no more; a supervisor joins beyond', () => {
    const full = { ...COMMANDS.invite(na, boss), most: 1 };
    expect(refusal(invited(), full)).toBe('company_full');
    expect(refusal(joined(), full)).toBe('company_full');
    expect(refusal(joined(), { ...full, most: 2 })).toBeUndefined();
    expect(step(joined(), COMMANDS.join(boss)).conversation).toMatchObject({
      guests: [{ id: wei.id }, { id: boss.id }],
    });
  });

  test('[CV23] is answered once, by joining or by a no, after which they may be asked again', () => {
    expect(joined().conversation).not.toHaveProperty('invited');
    const declined = step(invited(), COMMANDS.decline());
    expect(declined.conversation).not.toHaveProperty('invited');
    for (const walk of [declined, joined(), inState('active')])
      expect(refusal(walk, COMMANDS.decline())).toBe('not_invited');
    expect(refusal(declined, COMMANDS.join(wei))).toBe('not_invited');
    expect(refusal(declined, { ...COMMANDS.invite(), cid: cid(40) })).toBeUndefined();
  });
});

describe('a guest', () => {
  test('[CV24] comes in by one public event, answers, and leaves by another; who has it stays', () => {
    const walk = step(step(joined(), COMMANDS.answer(wei)), COMMANDS.part());
    expect(publicly(walk).slice(3)).toMatchObject([
      { kind: 'joined', by: wei, agent: nameOf(wei) },
      { kind: 'message', by: wei },
      { kind: 'parted', by: wei, agent: nameOf(wei) },
    ]);
    expect(walk.conversation).toMatchObject({ state: 'active', agent: nameOf(na) });
    expect(walk.conversation).not.toHaveProperty('guests');
    expect(refusal(walk, COMMANDS.answer(wei))).toBe('not_yours');
    expect(refusal(walk, COMMANDS.part())).toBe('not_yours');
  });

  test('[CV24] is whom somebody invited, or who oversees the floor', () => {
    expect(refusal(inState('active'), COMMANDS.join(wei))).toBe('not_invited');
    expect(refusal(inState('active'), { ...COMMANDS.join(wei), oversees: true })).toBeUndefined();
    expect(refusal(joined(), COMMANDS.join(wei))).toBe('already_in');
    expect(refusal(inState('active'), { ...COMMANDS.join(na), oversees: true })).toBe('already_in');
  });

  test('[CV24] neither closes nor gives away what another has', () => {
    const deeds = [
      COMMANDS.close(wei),
      COMMANDS.transfer(wei, boss),
      COMMANDS.give_back(wei),
      COMMANDS.invite(wei, boss),
    ];
    for (const deed of deeds) expect(refusal(joined(), deed)).toBe('not_yours');
  });

  test.each(Object.keys(ENDS))('[CV24] stays no longer than who has it: %s', (how) => {
    const walk = step(step(joined(), COMMANDS.invite(na, boss)), ENDS[how] as Command);
    expect(walk.conversation).not.toHaveProperty('guests');
    expect(walk.conversation).not.toHaveProperty('invited');
    expect(walk.log.reduce(evolve, walk.blank)).toEqual(walk.conversation);
    if (how !== 'transfer to a guest') expect(refusal(walk, COMMANDS.answer(wei))).toBeDefined();
  });

  test('[CV12] reads from the invitation on, until they said no, left, or somebody else has it', () => {
    expect(reads(inState('active'), wei.id)).toBe(false);
    expect(reads(invited(), wei.id)).toBe(true);
    expect(reads(joined(), wei.id)).toBe(true);
    expect(reads(step(invited(), COMMANDS.decline()), wei.id)).toBe(false);
    expect(reads(step(joined(), COMMANDS.part()), wei.id)).toBe(false);
    for (const how of ['transfer', 'taking over', 'the close']) {
      expect(reads(step(joined(), ENDS[how] as Command), wei.id)).toBe(false);
    }
  });

  test('[CV28] ends when they sign off: the shopper reads that they left, and nobody waits for who was asked', () => {
    const walk = step(joined(), COMMANDS.invite(na, boss));
    const parted = step(walk, COMMANDS.withdraw());
    expect(parted.log.at(-1)).toMatchObject({
      lane: 'public',
      event: { kind: 'parted', by: { role: 'system' }, agent: nameOf(wei) },
    });
    expect(parted.conversation).not.toHaveProperty('guests');
    const alone = step(parted, { ...COMMANDS.withdraw(), agent: boss.id });
    expect(alone.log.at(-1)).toMatchObject({ lane: 'desk', event: { kind: 'declined', by: boss } });
    const { deskSeq, seq, lastAt } = alone.conversation;
    expect(alone.conversation).toEqual({ ...inState('active').conversation, deskSeq, seq, lastAt });
    expect(alone.log.reduce(evolve, alone.blank)).toEqual(alone.conversation);
    expect(decide(alone.conversation, COMMANDS.withdraw())).toEqual({ events: [] });
  });

  test('[CV9] [RK4] ends the shopper’s wait by an answer; the reply owed by who has it is given', () => {
    const owed = joined();
    const { watch } = watchLog(publicly(owed));
    expect(watch).toMatchObject({ state: 'owed', agent: na.id, clock: 'first_reply' });
    const answered = step(owed, COMMANDS.answer(wei), START + 9000);
    expect(answered.conversation).not.toHaveProperty('waitingSince');
    const after = watchLog(publicly(answered));
    expect(after.watch).toEqual({ state: 'answered', agent: na.id });
    expect(after.stopped).toMatchObject([{ clock: 'first_reply', agent: na.id, by: 'replied', at: START + 9000 }]);
  });

  test('[RK2] coming in and leaving move no clock', () => {
    const walk = inState('active');
    const before = watchLog(publicly(walk)).watch;
    const later = step(step(invited(), COMMANDS.join(wei), START + 1000), COMMANDS.part(), START + 2000);
    expect(watchLog(publicly(later)).watch).toEqual(before);
  });
});
