import { describe, expect, test } from 'vitest';
import { agentMayRead } from './access.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { append, evolve } from './evolve.ts';
import { open } from './open.ts';
import { AFTER_SALES, boss, COMMANDS, inState, na, START, step, system, type Walk, wei } from './sample.contract.ts';

const refusal = (walk: Walk, command: Command) => {
  const verdict = decide(walk.conversation, command);
  return 'refused' in verdict ? verdict.refused : undefined;
};
const isFolded = ({ blank, log, conversation }: Walk) => expect(log.reduce(evolve, blank)).toEqual(conversation);

describe('limits', () => {
  test('[CV18] who has as many as they may is given no other, by whatever way', () => {
    const requested = inState('requested');
    expect(refusal(requested, { ...COMMANDS.take(), hasRoom: false })).toBe('at_limit');
    expect(refusal(inState('left'), { ...COMMANDS.take(), hasRoom: false })).toBe('at_limit');
    expect(refusal(requested, { ...COMMANDS.assign(), hasRoom: false })).toBe('at_limit');
    expect(refusal(inState('active'), { ...COMMANDS.transfer(), hasRoom: false })).toBe('colleague_full');
    expect(refusal(inState('active'), COMMANDS.take_over())).toBeUndefined();
  });

  test('[CV29] the routing gives nothing to who is not there by then', () => {
    expect(refusal(inState('requested'), { ...COMMANDS.assign(), isThere: false })).toBe('colleague_away');
  });

  test('[CV18] where requests are given out nobody takes one past the routing; a left message is for anybody', () => {
    expect(refusal(inState('requested'), { ...COMMANDS.take(), mayPick: false })).toBe('not_offered');
    expect(refusal(inState('left'), { ...COMMANDS.take(), mayPick: false })).toBeUndefined();
  });

  test('[CV7] who is given the first one by the routing owns the case', () => {
    const walk = step(inState('requested'), COMMANDS.assign(na, wei));
    expect(walk.conversation).toMatchObject({
      state: 'active',
      agent: { id: wei.id },
      case: { owner: { id: wei.id } },
    });
    expect(walk.log.slice(-2)).toMatchObject([
      { lane: 'public', event: { kind: 'assigned', by: system, agent: { id: wei.id } } },
      { lane: 'desk', event: { kind: 'case_owned', by: system, owner: { id: wei.id } } },
    ]);
  });
});

describe('what a request brings along', () => {
  const opened = (over: object) => {
    const { blank, events } = open(
      {
        ...{ id: 'c', site: 's', participant: 'p', case: { opens: 'k' }, cid: 'x', text: 'Hello' },
        by: { role: 'shopper', id: 'p' },
        ...over,
      },
      START,
    );
    return { blank, ...append(blank, events, START) };
  };

  test('[CV25] language and skills are public and stay through every wait; priority is at the desk alone', () => {
    const walk = opened({ language: 'en-GB', skills: ['returns'], member: { id: 'M1' }, priority: 7 });
    const asked = { language: 'en-GB', skills: ['returns'], priority: 7 };
    expect(walk.conversation).toMatchObject(asked);
    const publicly = walk.log.filter(({ lane }) => lane === 'public');
    expect(publicly[0]).toMatchObject({ event: { language: 'en-GB', skills: ['returns'] } });
    expect(JSON.stringify(publicly)).not.toContain('priority');
    isFolded({ ...walk });
    const taken = step(walk, COMMANDS.take());
    expect(step(taken, COMMANDS.give_back()).conversation).toMatchObject({ state: 'requested', ...asked });
  });

  test('[CV25] a proof that comes later raises who waits; nothing is said of who is like anybody', () => {
    const walk = opened({});
    const raised = step(walk, { do: 'identify', by: system, member: { id: 'M1' }, priority: 4 });
    expect(raised.conversation.priority).toBe(4);
    expect(raised.conversation.seq).toBe(walk.conversation.seq);
    expect(opened({ member: { id: 'M1' }, priority: 0 }).conversation).not.toHaveProperty('priority');
    expect(opened({ skills: [] }).conversation).not.toHaveProperty('skills');
  });
});

describe('a transfer to a group', () => {
  test('[CV19] it waits again at its place, for that group, with the note at the desk', () => {
    const walk = step(inState('active'), COMMANDS.transfer_to_group(), START + 5000);
    expect(walk.conversation).toMatchObject({
      ...{ state: 'requested', group: 'after-sales', lastAgent: na.id },
      ...{ openedAt: START, waitsSince: START + 5000, case: { owner: { id: na.id } } },
    });
    expect(walk.log.slice(-2)).toMatchObject([
      { lane: 'public', event: { kind: 'requested', by: na, group: 'after-sales' } },
      { lane: 'desk', event: { kind: 'transferred', group: AFTER_SALES, text: 'The parcel is late' } },
    ]);
    expect(agentMayRead(walk.conversation, wei.id, 'agent')).toBe(true);
    const taken = step(walk, COMMANDS.take(wei));
    expect(taken.conversation).toMatchObject({ group: 'after-sales', agent: { id: wei.id } });
    isFolded(taken);
  });

  test('[CV19] is for who has it, to a group there is', () => {
    const active = inState('active');
    expect(refusal(active, COMMANDS.transfer_to_group(wei))).toBe('not_yours');
    expect(refusal(active, { ...COMMANDS.transfer_to_group(), group: undefined })).toBe('group_unknown');
  });
});

describe('how it came back', () => {
  test('[CV16] [CV19] [CV20] is kept while it waits: lost, given back or handed over, and by whom', () => {
    const active = inState('active');
    const came = (command: Command) => {
      const walk = step(active, command, START + 1000);
      isFolded(walk);
      return walk.conversation;
    };
    expect(inState('requested').conversation).not.toHaveProperty('returned');
    expect(came(COMMANDS.requeue())).toMatchObject({ returned: 'lost', lastAgent: na.id });
    expect(came(COMMANDS.give_back())).toMatchObject({ returned: 'given_back', lastAgent: na.id });
    const handed = COMMANDS.transfer_to_group();
    expect(came(handed)).toMatchObject({ returned: 'handed_over', lastAgent: na.id });
    expect(came({ ...handed, group: { id: active.conversation.group, name: 'The same' } })).toMatchObject({
      returned: 'handed_over',
    });
    const taken = step(step(active, COMMANDS.give_back()), COMMANDS.take(wei));
    expect(taken.conversation).not.toHaveProperty('returned');
  });
});

describe('an agent who is gone', () => {
  test('[CV20] what they had waits again at its place, with a wait of its own, and is told as such', () => {
    const walk = step(inState('active'), COMMANDS.requeue(), START + 70_000);
    expect(walk.conversation).toMatchObject({
      ...{ state: 'requested', group: 'pre-sales', openedAt: START, waitsSince: START + 70_000, lastAgent: na.id },
    });
    expect(walk.conversation).not.toHaveProperty('agent');
    expect(walk.log.slice(-2)).toMatchObject([
      { lane: 'public', event: { kind: 'requested', by: system } },
      { lane: 'desk', event: { kind: 'requeued', from: { id: na.id, name: na.name }, why: 'line_lost' } },
    ]);
    isFolded(walk);
  });

  test('[CV20] only from who was seen to have it', () => {
    const moved = step(inState('active'), COMMANDS.transfer());
    expect(refusal(moved, COMMANDS.requeue(boss, na))).toBe('already_taken');
    expect(refusal(inState('requested'), COMMANDS.requeue())).toBe('not_yours');
  });
});

describe('a left message', () => {
  test('[CV21] is one of that wait only: who came back since waits anew', () => {
    const back = step(inState('active'), COMMANDS.requeue(), START + 1000);
    expect(decide(back.conversation, COMMANDS.leave())).toEqual({ events: [] });
    const left = step(back, { ...COMMANDS.leave(), since: START + 1000 }, START + 2000);
    expect(left.conversation).toMatchObject({ state: 'left', left: { at: START + 2000 }, lastAgent: na.id });
    isFolded(left);
  });

  test('[CV21] says why at the desk alone, and by when it will be answered', () => {
    const why = { why: 'nobody_able', lacking: ['returns'], dueAt: START + 9000 } as const;
    const walk = step(inState('requested'), { ...COMMANDS.leave(), ...why }, START + 2000);
    expect(walk.log.slice(-2)).toMatchObject([
      { lane: 'public', event: { kind: 'left', by: system, dueAt: START + 9000 } },
      { lane: 'desk', event: { kind: 'left_because', why: 'nobody_able', lacking: ['returns'] } },
    ]);
    expect(JSON.stringify(walk.log.at(-2))).not.toContain('nobody_able');
  });

  test('[CV21] stays one when it is taken, and its first answer is kept', () => {
    const left = step(inState('requested'), { ...COMMANDS.leave(), dueAt: START + 9000 }, START + 1000);
    const taken = step(left, COMMANDS.take(), START + 2000);
    expect(taken.conversation.left).toEqual({ at: START + 1000, dueAt: START + 9000 });
    const asked = step(taken, COMMANDS.ask(), START + 2500);
    expect(asked.conversation.left).not.toHaveProperty('repliedAt');
    const answered = step(step(asked, COMMANDS.answer(), START + 3000), COMMANDS.answer(), START + 4000);
    expect(answered.conversation.left).toEqual({ at: START + 1000, dueAt: START + 9000, repliedAt: START + 3000 });
    const closed = step(answered, COMMANDS.close(), START + 5000);
    expect(closed.conversation.left).toMatchObject({ repliedAt: START + 3000 });
    isFolded(closed);
  });
});

describe('a message that is left again', () => {
  const HOUR = 3_600_000;
  const left = step(inState('requested'), { ...COMMANDS.leave(), dueAt: START + 24 * HOUR }, START + 1000);
  const taken = step(left, COMMANDS.take(), START + HOUR);
  const leftAgain = (walk: Walk, at: number) => {
    const back = step(walk, COMMANDS.requeue(), at);
    return step(back, { ...COMMANDS.leave(), since: at, dueAt: at + 24 * HOUR }, at);
  };

  test('[CV21] before anybody answered is the same one, due when it was, and its shopper is told so', () => {
    const again = leftAgain(taken, START + 23 * HOUR);
    expect(again.conversation.left).toEqual({ at: START + 1000, dueAt: START + 24 * HOUR });
    expect(again.log.at(-2)).toMatchObject({ event: { kind: 'left', dueAt: START + 24 * HOUR } });
    isFolded(again);
  });

  test('[CV21] after its answer keeps the answer; once the shopper has spoken since it is another', () => {
    const answered = step(taken, COMMANDS.answer(), START + 2 * HOUR);
    const first = { at: START + 1000, dueAt: START + 24 * HOUR, repliedAt: START + 2 * HOUR };
    const again = leftAgain(answered, START + 3 * HOUR);
    expect(again.conversation.left).toEqual(first);
    isFolded(again);
    const asked = leftAgain(step(answered, COMMANDS.ask(), START + 3 * HOUR), START + 4 * HOUR);
    expect(asked.conversation.left).toEqual({ at: START + 4 * HOUR, dueAt: START + 28 * HOUR });
    isFolded(asked);
  });

  test('[CV21] what is said to an answered one is a request, what is said to one that is owed is more of it', () => {
    const more = step(left, COMMANDS.ask(), START + HOUR);
    expect(more.conversation).toMatchObject({ state: 'left', left: { at: START + 1000 } });
    const answered = leftAgain(step(taken, COMMANDS.answer(), START + 2 * HOUR), START + 3 * HOUR);
    const asked = step(answered, COMMANDS.ask(), START + 5 * HOUR);
    expect(asked.conversation).toMatchObject({
      ...{ state: 'requested', waitsSince: START + 5 * HOUR, waitingSince: START + 5 * HOUR, lastAgent: na.id },
      left: { repliedAt: START + 2 * HOUR },
    });
    expect(asked.conversation).not.toHaveProperty('returned');
    expect(asked.log.slice(-2)).toMatchObject([
      { event: { kind: 'requested', by: { role: 'shopper' } } },
      { event: { kind: 'message', by: { role: 'shopper' } } },
    ]);
    isFolded(asked);
    const leave = { ...COMMANDS.leave(), since: START + 5 * HOUR, dueAt: START + 29 * HOUR };
    const anew = step(asked, leave, START + 5 * HOUR);
    expect(anew.conversation.left).toEqual({ at: START + 5 * HOUR, dueAt: START + 29 * HOUR });
    isFolded(anew);
  });
});

describe('while who has it is away', () => {
  test('[CV26] the shopper is told once a wait, and the wait goes on', () => {
    const asking = { ...COMMANDS.ask(), autoReply: 'Back at ten' };
    const told = step(inState('active'), asking, START + 1000);
    expect(told.log.slice(-2)).toMatchObject([
      { lane: 'public', event: { kind: 'message', by: { role: 'shopper' } } },
      { lane: 'public', event: { kind: 'message', by: system, text: 'Back at ten' } },
    ]);
    expect(told.conversation).toMatchObject({ waitingSince: expect.any(Number), toldAt: START + 1000 });
    const again = step(told, asking, START + 2000);
    expect(again.log.length).toBe(told.log.length + 1);
    isFolded(again);
    const back = step(step(again, COMMANDS.give_back()), COMMANDS.take());
    expect(back.conversation).toMatchObject({ toldAt: START + 1000 });
    const answered = step(again, COMMANDS.answer());
    expect(answered.conversation).not.toHaveProperty('toldAt');
    expect(answered.conversation).not.toHaveProperty('waitingSince');
    isFolded(answered);
  });

  test('[CV26] what nobody has is told nothing', () => {
    for (const state of ['requested', 'left'] as const) {
      const walk = inState(state);
      const verdict = decide(walk.conversation, { ...COMMANDS.ask(), autoReply: 'Back at ten' });
      expect(verdict).toMatchObject({ events: [{ event: { by: { role: 'shopper' } } }] });
    }
  });
});
