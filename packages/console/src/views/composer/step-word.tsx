import { isReceptionStep, RECEPTION_STEPS } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import { useApp } from '../context.ts';

/** The step that the conversation is at, in a word, for who wants another one: its ready replies come first. */
export function StepWord({ conversation }: { conversation: ConversationId }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { found, chosen } = state.ready;
  return (
    <select
      class="step-word"
      aria-label={t.ready.step}
      title={t.ready.stepHint}
      value={chosen.value ?? ''}
      onChange={({ currentTarget: { value } }) =>
        intents.ready.setStep(conversation, isReceptionStep(value) ? value : undefined)
      }
    >
      <option value="">{t.ready.stepFound(t.ready.steps[found.value ?? 'greet'])}</option>
      {RECEPTION_STEPS.map((step) => (
        <option key={step} value={step}>
          {t.ready.steps[step]}
        </option>
      ))}
    </select>
  );
}
