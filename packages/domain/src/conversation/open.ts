import type { AgentId, CaseId, ConversationId, Page, ParticipantId, SiteId } from '@shopbell/protocol';
import type { GroupId } from '../routing/floor.ts';
import { attached } from './attached.ts';
import { type Attachments, atTheDesk, type Draft, identified, publicly, type ShopperActor } from './command.ts';
import {
  type Case,
  type Conversation,
  DEFAULT_GROUP,
  type Leaving,
  type LeftContact,
  type MemberName,
  type PersonKey,
} from './conversation.ts';
import { broughtAlong, leftBy } from './left-message.ts';

/** What a request brings along. `lastAgent` had the conversation that it goes on from. */
export interface Opening extends Pick<Attachments, 'file' | 'card'> {
  id: ConversationId;
  site: SiteId;
  participant: ParticipantId;
  /** Set when the shop's token proved a member: the conversation is theirs from the start. */
  member?: MemberName;
  /** The case it continues, or the id of a new one. */
  case: { continues: Case; lastAgent?: AgentId } | { opens: CaseId };
  page?: Page;
  /** Where they could be reached in the one that it goes on from. */
  contact?: LeftContact;
  /** Who is asked; `DEFAULT_GROUP` unless said. */
  group?: GroupId;
  /** Language tag they want to be answered in. */
  language?: string;
  /** What whoever answers must know. */
  skills?: readonly string[];
  /** How early they are served, as the shop's token says; 0 unless said. */
  priority?: number;
  by: ShopperActor;
  cid: string;
  text: string;
  /** They leave it for later. Absent: somebody is asked for. */
  leave?: Leaving;
}

/** Whose conversation it will be. */
export const personOf = (participant: ParticipantId, member?: MemberName): PersonKey =>
  member ? `m:${member.id}` : `p:${participant}`;

/** The participant that a person is; undefined for a member, who may be several. */
export const visitorIn = (person: string): ParticipantId | undefined =>
  person.startsWith('p:') ? person.slice('p:'.length) : undefined;

/** A conversation before its first event, and the events that open it: the request, its case, who asks, the words. */
export function open(opening: Opening, now: number): { blank: Conversation; events: readonly Draft[] } {
  const {
    by,
    cid,
    text,
    member,
    leave,
    contact,
    page,
    language,
    skills = [],
    priority,
    group = DEFAULT_GROUP,
  } = opening;
  const theCase: Case = 'continues' in opening.case ? opening.case.continues : { id: opening.case.opens };
  const blank: Conversation = {
    state: 'requested',
    id: opening.id,
    site: opening.site,
    person: personOf(opening.participant, member),
    participant: opening.participant,
    case: theCase,
    seq: 0,
    deskSeq: 0,
    openedAt: now,
    lastAt: now,
    group: DEFAULT_GROUP,
    waitsSince: now,
    ...('lastAgent' in opening.case ? { lastAgent: opening.case.lastAgent } : {}),
  };
  const system = { role: 'system' } as const;
  return {
    blank,
    events: [
      publicly({
        kind: 'requested',
        by,
        ...(page ? { page } : {}),
        ...(group === DEFAULT_GROUP ? {} : { group }),
        ...(language === undefined ? {} : { language }),
        ...(skills.length > 0 ? { skills: [...skills] } : {}),
      }),
      atTheDesk({ kind: 'case_opened', by: system, case: theCase.id }),
      ...(member ? [identified(system, member, priority)] : []),
      publicly({ kind: 'message', by, cid, text, ...attached(opening) }),
      ...broughtAlong(system, contact),
      ...(leave ? leftBy(by, leave) : []),
    ],
  };
}
