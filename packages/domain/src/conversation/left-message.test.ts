import { describe, expect, test } from 'vitest';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { append, evolve } from './evolve.ts';
import { open } from './open.ts';
import { begin, boss, COMMANDS, inState, na, OTHER, START, shopper, step, type Walk, wei } from './sample.contract.ts';

const HOUR = 3_600_000;
const CONTACT = { name: 'Li Lei', email: 'lilei@mail.example' };
const LEAVE = { contact: CONTACT, order: 'A-1042', dueAt: START + HOUR };

const kinds = ({ log }: Walk) => log.map(({ event }) => event.kind);
const refusal = (walk: Walk, command: Command) => {
  const verdict = decide(walk.conversation, command);
  return 'refused' in verdict ? verdict.refused : undefined;
};
const isFolded = ({ blank, log, conversation }: Walk) => expect(log.reduce(evolve, blank)).toEqual(conversation);
const leave = (walk: Walk, over: object = {}, now = START) =>
  step(walk, { ...COMMANDS.ask(), leave: { ...LEAVE, ...over } }, now);

function opened(over: object = { leave: LEAVE }): Walk {
  const { blank, events } = open(
    {
      ...{ id: 'c', site: 's', participant: shopper.id, case: { opens: 'k' }, cid: 'x', text: 'Hello' },
      by: shopper,
      ...over,
    },
    START,
  );
  return { blank, ...append(blank, events, START) };
}

describe('words that are left by the shopper’s wish', () => {
  test('[LM1] are a request, the words and a left message in one, with why and where they can be reached', () => {
    const walk = opened();
    expect(kinds(walk)).toEqual(['requested', 'case_opened', 'message', 'left', 'left_because', 'contact_left']);
    expect(walk.log.slice(3)).toMatchObject([
      { lane: 'public', event: { by: shopper, dueAt: START + HOUR } },
      { lane: 'desk', event: { by: shopper, why: 'shoppers_wish' } },
      { lane: 'desk', event: { by: shopper, contact: CONTACT, order: 'A-1042' } },
    ]);
    expect(walk.conversation).toMatchObject({
      state: 'left',
      left: { at: START, dueAt: START + HOUR },
      contact: { ...CONTACT, order: 'A-1042' },
      last: { text: 'Hello' },
    });
    isFolded(walk);
  });

  test('[LM1] end the wait of who waits, and are more of what was left before', () => {
    const waited = leave(begin());
    expect(waited.conversation).toMatchObject({ state: 'left', left: { dueAt: START + HOUR } });
    const more = leave(waited, { dueAt: START + 5 * HOUR, order: 'A-1043' });
    expect(kinds(more).slice(kinds(waited).length)).toEqual(['message', 'contact_left']);
    expect(more.conversation.left).toEqual(waited.conversation.left);
    isFolded(more);
  });

  test('[LM1] are words to whoever has it: nobody is sent away who has an agent', () => {
    const walk = leave(inState('active'));
    expect(kinds(walk).slice(-2)).toEqual(['message', 'contact_left']);
    expect(walk.conversation).toMatchObject({ state: 'active', contact: { email: CONTACT.email } });
    const away = step(inState('active'), { ...COMMANDS.ask(), leave: LEAVE, autoReply: 'Back soon' });
    expect(kinds(away).slice(-3)).toEqual(['message', 'contact_left', 'message']);
  });

  test('[LM1] after an answer are a left message of their own', () => {
    const answered = step(step(leave(begin()), COMMANDS.take()), COMMANDS.answer(), START + HOUR);
    const back = step(answered, COMMANDS.requeue(), START + 2 * HOUR);
    const again = step(back, { ...COMMANDS.leave(), since: START + 2 * HOUR }, START + 2 * HOUR);
    const anew = leave(again, { dueAt: START + 9 * HOUR }, START + 3 * HOUR);
    expect(anew.conversation).toMatchObject({ state: 'left', left: { at: START + 3 * HOUR, dueAt: START + 9 * HOUR } });
    expect(anew.conversation.left?.repliedAt).toBeUndefined();
    isFolded(anew);
  });
});

describe('where the shopper can be reached', () => {
  test('[LM2] is the desk’s to know, the newest word of each field; without any nothing is written', () => {
    const walk = leave(leave(begin()), { contact: { phone: '13800138000' }, order: undefined });
    expect(walk.conversation.contact).toEqual({ ...CONTACT, phone: '13800138000', order: 'A-1042' });
    expect(walk.log.filter(({ lane, event }) => lane === 'public' && 'contact' in event)).toEqual([]);
    const bare = leave(begin(), { contact: undefined, order: undefined });
    expect(kinds(bare)).not.toContain('contact_left');
    expect(bare.conversation.contact).toBeUndefined();
  });

  test('[LM2] said again as it is known is not written again, whoever has it; something else is', () => {
    const left = leave(begin());
    for (const walk of [left, step(left, COMMANDS.take())]) {
      const contacts = (more: object) => kinds(leave(walk, more)).filter((kind) => kind === 'contact_left').length - 1;
      expect([{}, { order: undefined }, { contact: { name: 'Li Lei' } }].map(contacts)).toEqual([0, 0, 0]);
      expect([{ order: 'A-2' }, { contact: { name: 'Han Meimei' } }].map(contacts)).toEqual([1, 1]);
    }
  });

  test('[LM2] goes along into what goes on from it, by no word of theirs, and what they say anew is the newer word', () => {
    const contact = { ...CONTACT, order: 'A-1' };
    const walk = opened({ contact });
    expect(walk.log.at(-1)).toMatchObject({
      lane: 'desk',
      event: { kind: 'contact_left', by: { role: 'system' }, contact: CONTACT, order: 'A-1' },
    });
    expect(walk.conversation).toMatchObject({ state: 'requested', contact });
    const anew = opened({ contact, leave: { contact: { name: 'Han Meimei' }, order: 'A-2' } });
    expect(anew.conversation.contact).toEqual({ ...CONTACT, name: 'Han Meimei', order: 'A-2' });
    expect(kinds(opened({}))).not.toContain('contact_left');
    for (const each of [walk, anew]) isFolded(each);
  });

  test('[LM2] goes with the words when they are erased', () => {
    const walk = step(leave(begin()), COMMANDS.wipe());
    expect(walk.conversation.contact).toBeUndefined();
    expect(JSON.stringify(walk.conversation)).not.toMatch(/mail\.example|A-1042/);
  });
});

describe('a left message that is not answered', () => {
  test('[LM3] is given up with a reason, by anybody while nobody has it, else by who has it', () => {
    const left = inState('left');
    const walk = step(left, COMMANDS.give_up(wei), START + HOUR);
    expect(walk.conversation).toMatchObject({ state: 'closed', left: { gaveUpAt: START + HOUR } });
    expect(walk.log.at(-1)).toMatchObject({ lane: 'desk', event: { kind: 'gave_up', text: 'An advertisement' } });
    const claimed = step(left, COMMANDS.take());
    expect(refusal(claimed, COMMANDS.give_up(wei))).toBe('already_taken');
    expect(step(claimed, COMMANDS.give_up()).conversation.state).toBe('closed');
    expect(refusal(step(claimed, COMMANDS.answer()), COMMANDS.give_up())).toBe('already_taken');
    isFolded(walk);
  });

  test('[LM4] is answered in another one of the same shopper’s: one case, one place for the next words, the earlier due time', () => {
    const kept = step(leave(begin()), COMMANDS.merge_in(), START + 1);
    expect(kept.conversation).toMatchObject({ state: 'left', left: { dueAt: START + HOUR } });
    const earlier = { id: OTHER, person: kept.conversation.person, left: { at: START, dueAt: START + 5 } };
    const sooner = step(kept, { ...COMMANDS.merge_in(), from: earlier });
    expect(sooner.conversation.left?.dueAt).toBe(START + 5);
    const owner = { id: boss.id, name: boss.name };
    const gone = step(leave(begin()), { do: 'merge_into', by: na, into: { id: OTHER, case: { id: 'k2', owner } } });
    expect(gone.conversation).toMatchObject({ state: 'closed', successor: OTHER, case: { id: 'k2', owner } });
    for (const walk of [sooner, gone]) isFolded(walk);
  });

  test('[LM4] brings along where the shopper can be reached, where the other one lacks it', () => {
    const from = { id: OTHER, person: begin().conversation.person, contact: { ...CONTACT, order: 'A-7' } };
    const lacking = step(inState('left'), { ...COMMANDS.merge_in(), from });
    expect(lacking.conversation.contact).toEqual(from.contact);
    const known = step(leave(begin()), { ...COMMANDS.merge_in(), from });
    expect(known.conversation.contact).toEqual({ ...CONTACT, order: 'A-1042' });
    expect(kinds(known).filter((kind) => kind === 'contact_left')).toHaveLength(1);
  });

  test('[LM4] brings along each field that the other one lacks, and no word over what it has', () => {
    const ordered = leave(begin(), { contact: { phone: '13800138000' }, order: 'A-1042' });
    const from = { id: OTHER, person: ordered.conversation.person, contact: { ...CONTACT, phone: '1', order: 'A-7' } };
    const walk = step(ordered, { ...COMMANDS.merge_in(), from });
    expect(walk.conversation.contact).toEqual({ ...CONTACT, phone: '13800138000', order: 'A-1042' });
    expect(walk.log.at(-1)?.event).toMatchObject({ kind: 'contact_left', by: na, contact: CONTACT });
    expect(walk.log.at(-1)?.event).not.toHaveProperty('order');
    isFolded(walk);
  });

  test('[LM4] is no part of another person’s, whatever address both have written', () => {
    const from = { id: OTHER, person: 'p:01kah0t3vqp8p8p8p8p8', contact: CONTACT } as const;
    expect(refusal(leave(begin()), { ...COMMANDS.merge_in(), from })).toBe('other_person');
  });
});
