import type { ConversationId } from '@shopbell/protocol';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** Characters of it that are shown. */
const SHOWN = 80;

const beginning = (text: string): string => {
  const all = [...text];
  return all.length > SHOWN ? `${all.slice(0, SHOWN).join('')}…` : text;
};

/** What a message replies to: its words as they are now, as masked as they come; that they were taken back; or that they are not loaded. */
export function Quote({ re, conversation }: { re: number; conversation: ConversationId }) {
  const { state } = useApp();
  const c = state.settings.all.value.cards;
  const event = state.view.value.threads.get(conversation)?.events.find(({ seq }) => seq === re);
  const name = event?.by.role === 'agent' ? event.by.name : '';
  const text = !event ? c.replyFar : event.kind === 'message' ? event.text || event.file?.name : c.replyGone;
  return (
    <p class="status quote">
      <Icon name="undo" />
      <span class="sr-only">{c.replyTo} </span>
      {name && event?.kind === 'message' && <bdi>{name}</bdi>}
      <bdi>{beginning(text || c.replyCard)}</bdi>
    </p>
  );
}
