import type { Actor, DeskEvent } from '@shopbell/protocol';
import { CONTACT_FIELDS } from '@shopbell/protocol/constants';
import { isClaimed } from './access.ts';
import { type AgentActor, atTheDesk, type Draft, publicly, type ShopperActor } from './command.ts';
import type { Conversation, Leaving, LeftContact } from './conversation.ts';

const reachedAt = (by: Actor, { order, ...contact }: LeftContact): Draft =>
  atTheDesk({ kind: 'contact_left', by, contact, ...(order === undefined ? {} : { order }) });

/** What was left elsewhere goes along to where less is `known`, field by field, and is no newer word than any that stands there. */
export function broughtAlong(by: Actor, from: LeftContact = {}, known: LeftContact = {}): Draft[] {
  const lacking: LeftContact = Object.fromEntries(Object.entries(from).filter(([field]) => !(field in known)));
  return Object.keys(lacking).length > 0 ? [reachedAt(by, lacking)] : [];
}

/** Where they can be reached, where they say so, and it isn't `known`: every file of a left message says it again. */
export function reachedBy(by: ShopperActor, { contact = {}, order }: Leaving, known: LeftContact = {}): Draft[] {
  const isNew = CONTACT_FIELDS.some((field) => contact[field] !== undefined && contact[field] !== known[field]);
  if (!isNew && (order === undefined || order === known.order)) return [];
  return [reachedAt(by, { ...contact, ...(order === undefined ? {} : { order }) })];
}

/** The words before it are left, by the shopper's own wish. What is owed from before stays due when it was. */
export function leftBy(by: ShopperActor, leaving: Leaving, owed?: Conversation['left']): Draft[] {
  const dueAt = owed && owed.repliedAt === undefined ? owed.dueAt : leaving.dueAt;
  return [
    publicly({ kind: 'left', by, ...(dueAt === undefined ? {} : { dueAt }) }),
    atTheDesk({ kind: 'left_because', by, why: leaving.why ?? 'shoppers_wish' }),
    ...reachedBy(by, leaving),
  ];
}

type ContactEvent = Extract<DeskEvent, { kind: 'contact_left' }>;
type MergedEvent = Extract<DeskEvent, { kind: 'merged' | 'merged_in' | 'gave_up' }>;

/** What is not named anew is as it was. */
export function contactAfter(
  before: LeftContact | undefined,
  { contact, order }: ContactEvent,
): LeftContact | undefined {
  const all = { ...before, ...contact, ...(order === undefined ? {} : { order }) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** May this agent say what becomes of it: is it owed an answer, and in nobody else's hands? */
export const mayDispose = (conversation: Conversation, { id }: AgentActor): boolean =>
  conversation.state === 'left'
    ? conversation.left?.repliedAt === undefined
    : isClaimed(conversation) && conversation.agent.id === id;

const earlier = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** Of two that are one from now on the earlier due time holds. */
export function afterMerge<C extends Conversation>(conversation: C, event: MergedEvent): C {
  const { left } = conversation;
  switch (event.kind) {
    case 'merged': {
      const theCase = { id: event.case, ...(event.owner ? { owner: event.owner } : {}) };
      const moved = { ...conversation, case: theCase };
      return moved.state === 'closed' ? { ...moved, successor: event.conversation } : moved;
    }
    case 'merged_in': {
      const dueAt = earlier(left?.dueAt, event.dueAt);
      return left && dueAt !== undefined ? { ...conversation, left: { ...left, dueAt } } : conversation;
    }
    case 'gave_up':
      return left ? { ...conversation, left: { ...left, gaveUpAt: event.at } } : conversation;
  }
}
