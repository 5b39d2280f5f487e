import type { Conversation, PersonKey } from '@shopbell/domain';
import type { Actor, AgentId, ConversationId, DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import type { Receipts } from './store.ts';

/** What nodes tell each other. Hints may be lost, repeated or reordered: who sees a hole reads the store. */
export type Hint =
  /** Events became durable. They may be left out; the conversation's heads tell what there is to read. */
  | {
      kind: 'appended';
      site: SiteId;
      conversation: Conversation;
      public: readonly PublicEvent[];
      desk: readonly DeskEvent[];
    }
  /** Marks rose: how far each side has the conversation now. `from` is the socket that raised them. */
  | { kind: 'receipts'; site: SiteId; conversation: ConversationId; receipts: Receipts; from: string }
  /** Somebody types. `from` is the sending socket's own id, so that it doesn't hear itself. */
  | { kind: 'typing'; site: SiteId; conversation: ConversationId; by: Actor; on: boolean; from: string }
  /** An agent types words that stay at the desk: a note, or a whisper for who has the conversation. */
  | {
      kind: 'desk_typing';
      site: SiteId;
      conversation: ConversationId;
      by: { id: AgentId; name: string };
      lane: 'desk' | 'whisper';
      on: boolean;
    }
  /** Something was written down about a shopper: the revision it has, and until when they are blocked, if they are (epoch ms; for good: absent). */
  | { kind: 'shopper'; site: SiteId; person: PersonKey; rev: number; block?: { until?: number } }
  /** An agent's session was ended: cut their sockets. Without `session`, all of them. */
  | { kind: 'cut'; agent: AgentId; session?: string };

/** Carries hints to every node, the sender's own included. */
export interface Bus {
  /** True when no hint is ever lost: nobody has to look at the store unasked (C14). */
  readonly lossless: boolean;
  publish(hint: Hint): void;
  /** Returns its unsubscribe. */
  subscribe(listener: (hint: Hint) => void): () => void;
  close(): Promise<void>;
}
