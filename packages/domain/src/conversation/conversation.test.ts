import { describe, expect, test } from 'vitest';
import { agentMayRead, shopperMayRead } from './access.ts';
import type { Command, Deed } from './command.ts';
import type { Conversation, State } from './conversation.ts';
import { decide } from './decide.ts';
import { append, erased, evolve } from './evolve.ts';
import { lastWords } from './line.ts';
import { begin, COMMANDS, cid, inState, na, START, shopper, step, type Walk, wei } from './sample.contract.ts';

const STATES: readonly State[] = ['requested', 'left', 'active', 'closed'];

/** What each cell answers, for Li Na (who has the active one; a supervisor takes over, whispers and joins): kinds of events, a problem, or `successor`. */
const EXPECTED: Record<State, Record<Deed, string>> = {
  requested: {
    ask: 'message',
    answer: 'not_yours',
    note: 'note',
    edit: 'edited',
    recall: 'recalled',
    take: 'assigned case_owned',
    assign: 'assigned case_owned',
    transfer: 'not_yours',
    transfer_to_group: 'not_yours',
    give_back: 'not_yours',
    take_over: 'not_yours',
    whisper: 'not_yours',
    invite: 'not_yours',
    join: 'not_yours',
    decline: 'not_invited',
    part: 'not_yours',
    withdraw: '',
    requeue: 'not_yours',
    promise: 'not_yours',
    settle: 'promise_unknown',
    leave: 'left left_because',
    ask_rating: 'not_yours',
    rate: 'rating_not_asked',
    give_up: 'not_yours',
    merge_into: 'not_yours',
    merge_in: 'not_yours',
    close: 'not_yours',
    identify: 'identified',
    wipe: 'wiped',
  },
  left: {
    ask: 'message',
    answer: 'not_yours',
    note: 'note',
    edit: 'edited',
    recall: 'recalled',
    take: 'assigned case_owned',
    assign: 'not_offered',
    transfer: 'not_yours',
    transfer_to_group: 'not_yours',
    give_back: 'not_yours',
    take_over: 'not_yours',
    whisper: 'not_yours',
    invite: 'not_yours',
    join: 'not_yours',
    decline: 'not_invited',
    part: 'not_yours',
    withdraw: '',
    requeue: 'not_yours',
    promise: 'not_yours',
    settle: 'promise_unknown',
    leave: '',
    ask_rating: 'not_yours',
    rate: 'rating_not_asked',
    give_up: 'closed gave_up',
    merge_into: 'closed merged',
    merge_in: 'merged_in',
    close: 'not_yours',
    identify: 'identified',
    wipe: 'wiped',
  },
  active: {
    ask: 'message',
    answer: 'message',
    note: 'note',
    edit: 'edited',
    recall: 'recalled',
    take: 'already_taken',
    assign: 'already_taken',
    transfer: 'assigned transferred',
    transfer_to_group: 'requested transferred',
    give_back: 'requested given_back',
    take_over: 'assigned taken_over',
    whisper: 'whispered',
    invite: 'invited',
    join: 'joined',
    decline: 'not_invited',
    part: 'not_yours',
    withdraw: '',
    requeue: 'requested requeued',
    promise: 'promised',
    settle: 'promise_unknown',
    leave: 'already_taken',
    ask_rating: 'not_answered',
    rate: 'rating_not_asked',
    give_up: 'already_taken',
    merge_into: 'already_taken',
    merge_in: 'already_taken',
    close: 'closed',
    identify: 'identified',
    wipe: 'wiped',
  },
  closed: {
    ask: 'successor',
    answer: 'conversation_closed',
    note: 'note',
    edit: 'conversation_closed',
    recall: 'conversation_closed',
    take: 'conversation_closed',
    assign: 'conversation_closed',
    transfer: 'conversation_closed',
    transfer_to_group: 'conversation_closed',
    give_back: 'conversation_closed',
    take_over: 'conversation_closed',
    whisper: 'conversation_closed',
    invite: 'conversation_closed',
    join: 'conversation_closed',
    decline: 'conversation_closed',
    part: 'conversation_closed',
    withdraw: '',
    requeue: 'conversation_closed',
    promise: 'promised',
    settle: 'promise_unknown',
    leave: 'conversation_closed',
    ask_rating: 'not_answered',
    rate: 'rating_not_asked',
    give_up: 'conversation_closed',
    merge_into: 'conversation_closed',
    merge_in: 'conversation_closed',
    close: 'conversation_closed',
    identify: '',
    wipe: 'wiped',
  },
};

function answer(walk: Walk, command: Command): string {
  const verdict = decide(walk.conversation, command);
  if ('refused' in verdict) return verdict.refused;
  if ('succeed' in verdict) return 'successor';
  return verdict.events.map(({ event }) => event.kind).join(' ');
}

describe('the table', () => {
  const cells = STATES.flatMap((state) => (Object.keys(COMMANDS) as Deed[]).map((deed) => ({ state, deed })));

  test.each(cells)('[CV1] $state × $deed', ({ state, deed }) => {
    expect(answer(inState(state), COMMANDS[deed]())).toBe(EXPECTED[state][deed]);
  });

  test('[CV6] only the agent who has it answers or closes', () => {
    const active = inState('active');
    expect(answer(active, COMMANDS.answer(wei))).toBe('not_yours');
    expect(answer(active, COMMANDS.close(wei))).toBe('not_yours');
    expect(answer(active, COMMANDS.take(wei))).toBe('already_taken');
  });

  test.each(['requested', 'left', 'active'] as const)('[CV6] the shopper may end a %s conversation', (state) => {
    expect(answer(inState(state), { do: 'close', by: shopper, cid: cid(9) })).toBe('closed');
  });

  test('[CV7] the first receiver stays the owner of the case', () => {
    const first = inState('closed').conversation;
    expect(first.case.owner).toEqual({ id: na.id, name: na.name });
    const { case: _, ...rest } = begin().conversation;
    const again = { ...rest, case: first.case } as Walk['conversation'];
    const verdict = decide(again, COMMANDS.take(wei));
    expect('events' in verdict && verdict.events.map(({ event }) => event.kind)).toEqual(['assigned']);
  });

  test('[CV8] a closed conversation takes no more words', () => {
    expect(decide(inState('closed').conversation, COMMANDS.ask())).toEqual({ succeed: true });
  });
});

describe('changing what was said', () => {
  const answered = step(inState('active'), COMMANDS.answer(), START + 1000);
  const message = answered.log.flatMap(({ event }) =>
    event.kind === 'message' && event.by.role === 'agent' ? [event] : [],
  );
  const [mine] = message;
  const change = (over: object) =>
    answer(answered, { ...COMMANDS.recall(), by: na, of: mine!.seq, target: mine, ...over });

  test('[CV13] an agent changes their own message, a colleague or the shopper does not', () => {
    expect(change({})).toBe('recalled');
    expect(change({ by: wei })).toBe('message_unknown');
    expect(change({ by: shopper })).toBe('message_unknown');
  });

  test('[CV13] a member changes what they said from any of their devices, never what an agent said', () => {
    const { target } = COMMANDS.recall();
    const known = step(answered, COMMANDS.identify());
    const other = { by: { ...shopper, id: '01kah0t3vqp7p7p7p7p8' }, of: 2, target };
    expect(answer(known, { ...COMMANDS.recall(), ...other })).toBe('recalled');
    expect(change({ by: na, of: 2, target })).toBe('message_unknown');
  });

  test('[CV13] who came by a letter’s link changes what they said, and not what its first owner did; nor they theirs', () => {
    const { target } = COMMANDS.recall();
    const reader = { ...shopper, id: '01kah0t3vqp7p7p7p7p8' };
    for (const walk of [answered, step(answered, COMMANDS.identify())]) {
      const byLetter = { ...COMMANDS.recall(), by: { ...reader, byLetter: true as const }, of: 2, target };
      expect(answer(walk, byLetter)).toBe('message_unknown');
      expect(answer(walk, { ...byLetter, target: { ...target, by: reader } as never })).toBe('recalled');
    }
    const theirs = { ...target, by: reader } as never;
    expect(change({ by: shopper, of: 2, target: theirs })).toBe('message_unknown');
  });

  test('[CV13] only a message can be changed, and only one that is still there', () => {
    expect(change({ target: undefined })).toBe('message_unknown');
    expect(change({ target: answered.log[0]?.event })).toBe('message_unknown');
    expect(change({ target: erased(mine!, 'message', 'recalled') })).toBe('message_unknown');
  });

  test('[CV13] what answered an order check stays as it was said', () => {
    const { target } = COMMANDS.recall();
    const { target: edited } = COMMANDS.edit();
    const by = { ...shopper };
    expect(change({ by, of: 2, target })).toBe('recalled');
    expect(change({ by, of: 2, target: { ...target, re: 1, act: 'confirm' } })).toBe('forbidden');
    expect(change({ do: 'edit', text: 'no', by, of: 2, target: { ...edited, re: 1, act: 'correct' } })).toBe(
      'forbidden',
    );
  });

  test('[CV13] the time for it runs from the message, to the ms', () => {
    expect(change({ now: mine!.at + 120_000 })).toBe('recalled');
    expect(change({ now: mine!.at + 120_001 })).toBe('too_late');
  });

  test('[CV14] lists show the newest words, none when they were taken back, and older changes move nothing', () => {
    const first = { ...COMMANDS.edit(), cid: cid(20) };
    expect(step(begin(), first).conversation.last).toMatchObject({
      seq: 2,
      at: START,
      text: 'Is it in stock, in blue?',
    });
    expect(step(begin(), COMMANDS.recall()).conversation.last).toMatchObject({ seq: 2, text: '' });
    expect(step(answered, first).conversation.last).toEqual(answered.conversation.last);
    expect(step(answered, COMMANDS.recall()).conversation.last).toEqual(answered.conversation.last);
  });

  test('[CV14] the log as it reads after a recall folds to the same row', () => {
    const walk = step(step(begin(), COMMANDS.edit()), { ...COMMANDS.recall(), cid: cid(8) });
    const log = walk.log.map((logged) => {
      const { event } = logged;
      const gone = event.kind === 'message' || event.kind === 'edited';
      return gone ? ({ lane: 'public', event: erased(event, event.kind, 'recalled') } as const) : logged;
    });
    expect(log.reduce(evolve, walk.blank)).toEqual(walk.conversation);
  });

  test('[CV30] erasing takes the words out of the row in any state, and that somebody waits for an answer', () => {
    for (const state of STATES) {
      const before = step(inState(state), COMMANDS.identify());
      const { conversation } = step(before, COMMANDS.wipe(), START + 5);
      const {
        page: _,
        waitingSince: __,
        firstOwedAt: ___,
        last,
        member,
        promises: ____,
        ...rest
      } = before.conversation as Conversation & { firstOwedAt?: number };
      expect(conversation).toEqual({
        ...rest,
        ...(last ? { last: { ...last, text: '' } } : {}),
        ...(member ? { member: { id: member.id } } : {}),
        seq: before.conversation.seq + 1,
        lastAt: START + 5,
      });
    }
  });

  test('[CV30] a promise is owed without its words and its order', () => {
    const { conversation } = step(step(inState('active'), COMMANDS.promise()), COMMANDS.wipe());
    const [promise] = conversation.promises ?? [];
    expect(promise).toMatchObject({ id: cid(20), what: 'gift', dueAt: START + 7_200_000, text: '' });
    expect(promise).not.toHaveProperty('order');
  });
});

describe('the log', () => {
  test('[CV3] a note changes nothing but the desk head', () => {
    const before = inState('active').conversation;
    const { conversation } = step(inState('active'), COMMANDS.note(), START + 60_000);
    expect(conversation).toEqual({ ...before, deskSeq: before.deskSeq + 1 });
  });

  test('[CV4] a clock that jumps back is not followed', () => {
    const { log } = step(begin(), COMMANDS.ask(), START - 5000);
    expect(log.at(-1)?.event.at).toBe(START);
  });

  test('[CV9] a turn starts at the first unanswered message and ends with an answer', () => {
    let walk = step(inState('active'), COMMANDS.ask(), START + 1000);
    expect(walk.conversation.waitingSince).toBe(START);
    walk = step(walk, COMMANDS.note(), START + 1500);
    expect(walk.conversation.waitingSince).toBe(START);
    walk = step(walk, COMMANDS.answer(), START + 2000);
    expect(walk.conversation).not.toHaveProperty('waitingSince');
    walk = step(walk, COMMANDS.ask(), START + 3000);
    expect(walk.conversation.waitingSince).toBe(START + 3000);
  });

  test('of the newest message the start is kept, with surrogate pairs whole', () => {
    expect(lastWords(`${'x'.repeat(159)}😀`)).toBe('x'.repeat(159));
    expect(lastWords(`${'x'.repeat(158)}😀y`)).toBe(`${'x'.repeat(158)}😀`);
  });

  test.each([1, 7, 42, 2026])(
    '[CV2] [CV5] seeded walk %i: numbers have no gaps and the log folds to the row',
    (seed) => {
      let random = seed;
      const next = (below: number) => {
        random = (random * 48_271) % 2_147_483_647;
        return random % below;
      };
      const deeds = Object.keys(COMMANDS) as Deed[];
      for (let run = 0; run < 50; run++) {
        let walk = begin(next(2) ? { id: 'member-1' } : undefined);
        for (let i = 0; i < 40; i++) {
          const command = COMMANDS[deeds[next(deeds.length)] as Deed](next(2) ? na : wei);
          const verdict = decide(walk.conversation, command);
          if (!('events' in verdict)) continue;
          const { conversation, log } = append(walk.conversation, verdict.events, START + next(10_000));
          walk = { blank: walk.blank, conversation, log: [...walk.log, ...log] };
        }
        const publicly = walk.log.flatMap((entry) => (entry.lane === 'public' ? [entry.event] : []));
        const desk = walk.log.flatMap((entry) => (entry.lane === 'desk' ? [entry.event] : []));
        expect(publicly.map(({ seq }) => seq)).toEqual(publicly.map((_, i) => i + 1));
        expect(desk.map(({ deskSeq }) => deskSeq)).toEqual(desk.map((_, i) => i + 1));
        expect(publicly.map(({ at }) => at)).toEqual(publicly.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(walk.log.reduce(evolve, walk.blank)).toEqual(walk.conversation);
      }
    },
  );
});

describe('access', () => {
  test('[CV10] the proof adopts an open conversation once, and for good', () => {
    const adopted = step(begin(), COMMANDS.identify()).conversation;
    expect(adopted).toMatchObject({ person: 'm:member-7', member: { id: 'member-7', name: 'Chen' } });
    expect(decide(adopted, { ...COMMANDS.identify(), member: { id: 'other' } })).toEqual({ events: [] });
    expect(decide(inState('closed').conversation, COMMANDS.identify())).toEqual({ events: [] });
  });

  test('[CV11] a shopper reads only what belongs to a proven person', () => {
    const anonymous = begin().conversation;
    const adopted = step(begin(), COMMANDS.identify()).conversation;
    expect(shopperMayRead(anonymous, [`p:${shopper.id}`])).toBe(true);
    expect(shopperMayRead(anonymous, ['p:01kah0t3vqp7p7p7p7p8', 'm:member-7'])).toBe(false);
    expect(shopperMayRead(adopted, [`p:${shopper.id}`])).toBe(false);
    expect(shopperMayRead(adopted, ['m:member-7'])).toBe(true);
    expect(shopperMayRead(adopted, [])).toBe(false);
  });

  test('[CV12] agents read what concerns them, supervisors the whole site', () => {
    expect(agentMayRead(inState('requested').conversation, wei.id, 'agent')).toBe(true);
    expect(agentMayRead(inState('left').conversation, wei.id, 'agent')).toBe(true);
    for (const state of ['active', 'closed'] as const) {
      const { conversation } = inState(state);
      expect(agentMayRead(conversation, na.id, 'agent')).toBe(true);
      expect(agentMayRead(conversation, wei.id, 'agent')).toBe(false);
      expect(agentMayRead(conversation, wei.id, 'supervisor')).toBe(true);
      expect(agentMayRead(conversation, wei.id, 'admin')).toBe(true);
    }
    // The case goes on with a colleague; its owner still sees it through.
    const { conversation } = inState('active');
    const taken = { ...conversation, agent: { id: wei.id, name: wei.name } } as typeof conversation;
    expect(agentMayRead(taken, na.id, 'agent')).toBe(true);
  });
});
