import type { AgentId, ConversationId } from '@shopbell/protocol';
import type { FloorGroup, GroupId, Offer, WaitingRequest } from './floor.ts';

/** A request during a pass. All of one shape, whatever a request leaves out: an engine reads that several times faster. */
export interface Entry {
  readonly conversation: ConversationId;
  readonly group: GroupId;
  /** Absent: the group is no more. */
  readonly settings: FloorGroup | undefined;
  readonly priority: number;
  readonly since: number;
  readonly waitsSince: number;
  readonly skills: readonly string[];
  readonly language: string | undefined;
  readonly knownBy: readonly AgentId[];
  readonly refusedBy: readonly AgentId[];
  passedBy: readonly AgentId[];
  offer: Offer | undefined;
}

const NOBODY: readonly AgentId[] = [];

export const entryOf = (request: WaitingRequest, groups: ReadonlyMap<GroupId, FloorGroup>): Entry => ({
  conversation: request.conversation,
  group: request.group,
  settings: groups.get(request.group),
  priority: request.priority,
  since: request.since,
  waitsSince: request.waitsSince,
  skills: request.skills,
  language: request.language,
  knownBy: request.knownBy ?? NOBODY,
  refusedBy: request.refusedBy ?? NOBODY,
  passedBy: request.passedBy,
  offer: request.offer,
});
