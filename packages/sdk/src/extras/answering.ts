import type { SharedCard } from '@shopbell/protocol';
import type { AgentName, DerivedEvents, Happened } from '../chat-events.ts';
import type { ThreadEvent } from '../types.ts';

/** Who of the shop answers in a conversation. */
export interface Answering {
  /** Who has it. */
  readonly main: AgentName | undefined;
  /** Who answers beside them. */
  readonly guests: readonly AgentName[];
}

const NOBODY: Answering = { main: undefined, guests: [] };

const without = (agents: readonly AgentName[], { id }: AgentName) => agents.filter((one) => one.id !== id);

function step(before: Answering, event: ThreadEvent): Answering {
  const { kind } = event;
  if (kind === 'assigned') return { main: event.agent, guests: [] };
  if (kind === 'joined') return { ...before, guests: [...without(before.guests, event.agent), event.agent] };
  if (kind === 'parted') return { ...before, guests: without(before.guests, event.agent) };
  return kind === 'requested' || kind === 'left' || kind === 'closed' ? NOBODY : before;
}

/** Who answers after these events. */
export const answering = (events: readonly ThreadEvent[]): Answering => events.reduce(step, NOBODY);

const everybody = ({ main, guests }: Answering) => (main ? [main, ...without(guests, main)] : guests);

/** The page of a referral, wherever its server is. */
const REFERRAL = /^https?:\/\/[^/]+\/r\/[\dA-Z]{5}-[\dA-Z]{5}$/;

/** What a store's card comes to that the shop has signed for, where it leads to a code. */
function referred(happened: Happened, shared: SharedCard | undefined): readonly Derived[] {
  const { card, from, until } = shared ?? {};
  if (from !== 'shop' || card?.type !== 'store' || !REFERRAL.test(String(card.url))) return [];
  const { name: store, url = '' } = card;
  return [['referral', { ...happened, store, url, expiresAt: until }]];
}

/** What one event of a log comes to, in order. */
export type Derived = { [K in keyof DerivedEvents]: readonly [K, DerivedEvents[K]] }[keyof DerivedEvents];

/** What this event of a conversation means, after the loaded ones before it. */
export function derive(conversation: string, earlier: readonly ThreadEvent[], event: ThreadEvent): readonly Derived[] {
  const { seq, at, kind } = event;
  const happened: Happened = { conversation, seq, at };
  const before = answering(earlier);
  const after = step(before, event);
  if (kind === 'closed') return [['ended', { ...happened, by: event.by }]];
  if (kind === 'message') return referred(happened, event.card);
  if (kind === 'rated') {
    const { stars, solved, tags, recommend, text } = event;
    return [['rated', { ...happened, stars, solved, tags, recommend, text }]];
  }
  const [was, is] = [everybody(before), everybody(after)];
  const among = (agents: readonly AgentName[], { id }: AgentName) => agents.some((one) => one.id === id);
  const from = before.main;
  const to = after.main;
  return [
    ...(kind === 'left' && !from ? [['leftMessage', { ...happened, dueAt: event.dueAt }] as const] : []),
    ...(kind === 'requested' && seq === 1 ? [['started', happened] as const] : []),
    ...was.filter((one) => !among(is, one)).map((agent) => ['agentLeft', { ...happened, agent }] as const),
    ...(from && to && from.id !== to.id ? [['transferred', { ...happened, from, to }] as const] : []),
    ...is.filter((one) => !among(was, one)).map((agent) => ['agentJoined', { ...happened, agent }] as const),
  ];
}
