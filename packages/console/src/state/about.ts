import type {
  AgentId,
  ConversationId,
  ConversationRow,
  ConversationState,
  DeskEvent,
  Page,
  PublicEvent,
} from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { Shopper } from '../text/shopper.ts';

/** What is known of one conversation, from its row and its thread together. */
export interface About {
  conversation: ConversationId;
  shopper: Shopper;
  state: ConversationState;
  /** Where the shopper is, or was when they asked. */
  page: Page | undefined;
  openedAt: number | undefined;
  waitingSince: number | undefined;
  closedAt: number | undefined;
  /** Who has it, or had it last. */
  agent: { id: AgentId; name: string } | undefined;
  owner: { id: AgentId; name: string } | undefined;
  /** Id of the group that is asked. */
  group: string | undefined;
}

/**
 * Puts together what is known. The row is missing once a conversation has left both lists; the thread's own events fill
 * in. Undefined while there is neither: a thread that was asked for and has no event yet tells nothing, not even that it
 * exists.
 */
export function aboutOf(
  conversation: ConversationId,
  row: ConversationRow | undefined,
  thread: Thread | undefined,
): About | undefined {
  const events = thread?.events ?? [];
  const desk = thread?.desk ?? [];
  const isBlank = events.length + desk.length === 0;
  if (!row && isBlank) return undefined;
  const requested = events.find(isPublic('requested'));
  // Nor does it tell how it stands.
  const state = (isBlank ? row?.state : thread?.state) ?? row?.state ?? 'requested';
  return {
    conversation,
    shopper: row?.shopper ?? shopperOf(events, desk),
    state,
    page: row?.page ?? requested?.page,
    openedAt: row?.openedAt ?? requested?.at,
    waitingSince: state === 'closed' ? undefined : row?.waitingSince,
    closedAt: events.findLast(isPublic('closed'))?.at,
    agent: events.findLast(isPublic('assigned'))?.agent ?? row?.agent,
    group: row?.group ?? events.findLast(isGroupAsked)?.group,
    owner: row?.owner ?? desk.findLast(isDesk('case_owned'))?.owner,
  };
}

/** Supervisors and admins may take over what another agent has. */
export const mayTakeOver = ({ state, agent }: About, self: AgentSelf | undefined): boolean =>
  state === 'active' && !!agent && !!self && agent.id !== self.id && self.duty !== 'agent';

/** From the log alone: whoever spoke as the shopper, and the proof if there was one. */
function shopperOf(events: readonly PublicEvent[], desk: readonly DeskEvent[]): Shopper {
  const spoke = events.find((event) => event.by.role === 'shopper')?.by;
  const member = desk.findLast(isDesk('identified'))?.member;
  return { id: spoke?.role === 'shopper' ? spoke.id : '', ...(member ? { member } : {}) };
}

const isPublic =
  <K extends PublicEvent['kind']>(kind: K) =>
  (event: PublicEvent): event is Extract<PublicEvent, { kind: K }> =>
    event.kind === kind;

const isGroupAsked = (event: PublicEvent): event is Extract<PublicEvent, { kind: 'requested' }> =>
  event.kind === 'requested' && event.group !== undefined;

const isDesk =
  <K extends DeskEvent['kind']>(kind: K) =>
  (event: DeskEvent): event is Extract<DeskEvent, { kind: K }> =>
    event.kind === kind;
