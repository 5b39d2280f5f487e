import type {
  AgentStatus,
  AttributeSource,
  Duty,
  GroupId,
  GuardRules,
  HoursJson,
  LeftForm,
  Look,
  PersonKey,
  RatingRules,
  Store,
} from '@shopbell/domain';
import type { AgentId, ContactField, ConversationId, PrivateKind, RevealRule } from '@shopbell/protocol';
import type { ReplyWords } from './reply.ts';
import type { Group, Staff, Thresholds } from './settings.ts';
import type { TagHue } from './shoppers.ts';
import type { Site } from './site.ts';

/** Who changed a site. `system` is the server itself and the operator at its command line. */
export type LogActor = { role: 'system' } | { role: 'agent'; id: AgentId } | { role: 'api'; id: string };

/**
 * Why an agent's status changed. `chosen`: they said so, and are the entry's actor. `server_lost` is written at the start
 * after a crash: the true end is not known. `unanswered`: they let offer after offer lapse.
 */
export type StatusReason =
  | 'chosen'
  | 'connected'
  | 'disconnected'
  | 'session_ended'
  | 'server_stopped'
  | 'server_lost'
  | 'unanswered';

/** How an agent stood last while they were here: by their own word, because they signed in, or because they let offers lapse. `at` is epoch ms. */
export interface Word {
  status: AgentStatus;
  at: number;
}

/** Says whether this is how the agent stands until they say otherwise; the rest is what became of their line, their session or the server. */
export const isWord = (reason: StatusReason): boolean =>
  reason === 'chosen' || reason === 'connected' || reason === 'unanswered';

/** What happened to a site. Bodies hold ids and settings, no secrets and no e-mails. */
export type SiteLogBody =
  | {
      kind: 'site_created';
      /** `groups`: what it had from its beginning; older sites have a `group_set` for each instead. */
      body: Pick<Site, 'slug' | 'name' | 'timeZone' | 'origins' | 'anyLocalhost'> & { groups?: readonly Group[] };
    }
  | { kind: 'site_changed'; body: Pick<Site, 'name' | 'timeZone' | 'origins'> }
  | { kind: 'group_set'; body: Group }
  /** `replies`: how many of the shop's ready replies are every group's since; absent where none was its own. */
  | { kind: 'group_removed'; body: { group: GroupId; replies?: number } }
  /** Until the first one of an agent, they have `standardStaff`. */
  | { kind: 'staff_set'; body: Staff }
  /** Without `hours`: always open. */
  | { kind: 'hours_set'; body: { hours?: HoursJson } }
  /** Entries of before it could be set have no `caseWindowMs`: seven days. */
  | { kind: 'thresholds_set'; body: Omit<Thresholds, 'caseWindowMs'> & Partial<Thresholds> }
  | { kind: 'guard_set'; body: GuardRules }
  | { kind: 'reveal_set'; body: { reveal: RevealRule } }
  | { kind: 'look_set'; body: Look }
  | { kind: 'rating_set'; body: RatingRules }
  | { kind: 'left_form_set'; body: LeftForm }
  | { kind: 'membership_added'; body: { agent: AgentId; role: Duty } }
  | { kind: 'membership_role'; body: { agent: AgentId; role: Duty; before: Duty } }
  | { kind: 'person_name'; body: { agent: AgentId; name: string; before: string } }
  | { kind: 'membership_removed'; body: { agent: AgentId; role: Duty } }
  | { kind: 'invitation_sent'; body: { invitation: string; role: Duty } }
  | { kind: 'invitation_withdrawn'; body: { invitation: string } }
  /** Accepted; a `membership_added` follows. */
  | { kind: 'invitation_used'; body: { invitation: string } }
  /** A colleague was shut out until they have chosen a new password by the link they were sent. */
  | { kind: 'password_locked'; body: { agent: AgentId } }
  | { kind: 'password_changed'; body: { agent: AgentId } }
  | { kind: 'second_factor_set'; body: { agent: AgentId } }
  | { kind: 'second_factor_removed'; body: { agent: AgentId } }
  | { kind: 'agent_status'; body: { agent: AgentId; status: AgentStatus; reason: StatusReason } }
  | { kind: 'key_added'; body: { key: string; use: 'member' | 'api' } }
  | { kind: 'key_retired'; body: { key: string } }
  | { kind: 'reply_set'; body: ReplyWords & { id: string } }
  | { kind: 'reply_removed'; body: { id: string } }
  /** `before`: the one it was put before. Absent: behind all others. */
  | { kind: 'reply_moved'; body: { id: string; before?: string } }
  /** How many came new, and how many were there and became others. */
  | { kind: 'replies_imported'; body: { added: number; changed: number } }
  | { kind: 'store_set'; body: Store }
  | { kind: 'store_removed'; body: { id: string } }
  /** A store has a link and a picture of its own that open the chat, for this group where one is named. */
  | { kind: 'store_door_set'; body: { id: string; group?: GroupId } }
  | { kind: 'store_door_closed'; body: { id: string } }
  /** By a link of its own a store redeems codes without an account. */
  | { kind: 'store_link_made'; body: { id: string } }
  | { kind: 'store_link_retired'; body: { id: string } }
  /** Where a store is written to was set, or taken away. */
  | { kind: 'store_mail_set'; body: { id: string } }
  /** How many came new, and how many were there and were written anew. */
  | { kind: 'stores_imported'; body: { added: number; changed: number } }
  /** How many there are since, in the place of those of before. */
  | { kind: 'localities_imported'; body: { localities: number } }
  /** A shopper may say nothing for a time, or for good. Why is with the shopper, where it can be erased. */
  | { kind: 'shopper_blocked'; body: { person: PersonKey; until?: number } }
  | { kind: 'shopper_unblocked'; body: { person: PersonKey } }
  /** All that was said with them and written about them is gone. */
  | { kind: 'shopper_erased'; body: { person: PersonKey } }
  /** All that is kept of them was written out, for who is the entry's actor. */
  | { kind: 'shopper_exported'; body: { person: PersonKey } }
  | { kind: 'tag_set'; body: { tag: string; name: string; hue: TagHue } }
  | { kind: 'tag_removed'; body: { tag: string } }
  /** A webhook as it is now. Its address may hold a secret: the log has its host alone. */
  | { kind: 'webhook_set'; body: { id: string; host: string; topics: readonly string[]; state: 'on' | 'off' | 'full' } }
  | { kind: 'webhook_removed'; body: { id: string; host: string } }
  /** It is signed with another secret besides, or no longer with the older one. */
  | { kind: 'webhook_secret'; body: { id: string; secret: 'added' | 'retired' } }
  /** What had not arrived goes out again: `count` of it. */
  | { kind: 'webhook_again'; body: { id: string; count: number } }
  /** The same of letters. */
  | { kind: 'letters_again'; body: { count: number } }
  /** Somebody looked behind a message that was taken back: `seq` is its number. */
  | { kind: 'words_read'; body: { conversation: ConversationId; seq: number } }
  /** Somebody looked behind a mask: where, and what kind of thing it hid, never the thing. */
  | { kind: 'revealed'; body: LookedBehind };

/** A mask in the words of the event `seq`, in a field of what the shopper left to be reached by, or in what the shop – its page, or a member's token – says of the conversation's shopper. */
export type LookedBehind = { conversation: ConversationId; what: PrivateKind } & (
  | { seq: number }
  | { source: AttributeSource }
  | { field: ContactField }
);

/** What is kept elsewhere, and only told here. */
export type ToldBody = Extract<
  SiteLogBody,
  {
    kind:
      | 'shopper_blocked'
      | 'shopper_unblocked'
      | 'shopper_erased'
      | 'shopper_exported'
      | 'tag_set'
      | 'tag_removed'
      | 'letters_again'
      | `webhook_${string}`;
  }
>;

/** One entry: `n` is 1, 2, 3 … without gaps per site, `at` epoch ms. Figures of a past day use that day's rules. */
export type SiteLogEntry = SiteLogBody & { n: number; at: number; actor: LogActor };

/** Who is behind a change of an agent's status. */
export const statusActor = (agent: AgentId, reason: StatusReason): LogActor =>
  reason === 'chosen' ? { role: 'agent', id: agent } : { role: 'system' };
