import { type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { Lane } from './items.ts';

/** What is typed and not sent: one draft a conversation and lane, in memory only, gone with the session's end. */
export interface Writing {
  drafts: Signal<ReadonlyMap<string, string>>;
  /** Which lane the box writes to, by conversation; the public one where nothing is said. */
  lanes: Signal<ReadonlyMap<ConversationId, Lane>>;
  draft(conversation: ConversationId, lane: Lane): string;
  setDraft(conversation: ConversationId, lane: Lane, text: string): void;
  /** Gives words back that did not go: before what has been typed since. */
  putBack(conversation: ConversationId, lane: Lane, text: string): void;
  setLane(conversation: ConversationId, lane: Lane): void;
  clear(): void;
}

const key = (conversation: ConversationId, lane: Lane): string => `${lane} ${conversation}`;

export function createWriting(): Writing {
  const drafts = signal<ReadonlyMap<string, string>>(new Map());
  const lanes = signal<ReadonlyMap<ConversationId, Lane>>(new Map());
  const draft = (conversation: ConversationId, lane: Lane) => drafts.value.get(key(conversation, lane)) ?? '';
  const setDraft = (conversation: ConversationId, lane: Lane, text: string) => {
    const next = new Map(drafts.peek());
    if (text === '') next.delete(key(conversation, lane));
    else next.set(key(conversation, lane), text);
    drafts.value = next;
  };
  return {
    drafts,
    lanes,
    draft,
    setDraft,
    putBack(conversation, lane, text) {
      setDraft(conversation, lane, [text, draft(conversation, lane)].filter(Boolean).join('\n'));
    },
    setLane(conversation, lane) {
      lanes.value = new Map(lanes.peek()).set(conversation, lane);
    },
    clear() {
      drafts.value = new Map();
      lanes.value = new Map();
    },
  };
}
