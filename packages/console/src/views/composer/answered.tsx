import type { ConversationId } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import { answeredSince } from '../../state/answered.ts';
import { erasedSince } from '../../state/erased.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** That a colleague has answered the shopper while one typed, so that nobody says it twice. */
export function Answered({ conversation, self }: { conversation: ConversationId; self: AgentSelf }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const since = state.writing.begunAt(conversation, 'public');
  const answered = answeredSince(state.thread.value, self.id, since);
  if (!answered) return null;
  return (
    <p class="answered" role="status">
      <Icon name="people" />
      <bdi class="answered-name">{t.writing.answered(answered.name)}</bdi>{' '}
      <bdi class="answered-text">{answered.text}</bdi>
    </p>
  );
}

/** That what one's words answer was erased while one typed. */
export function Erased({ conversation }: { conversation: ConversationId }) {
  const { state } = useApp();
  if (!erasedSince(state.thread.value, state.writing.begunAt(conversation, 'public'))) return null;
  return (
    <p class="erased" role="status">
      <Icon name="alert" />
      <span>{state.settings.t.value.writing.erased}</span>
    </p>
  );
}
