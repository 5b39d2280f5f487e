import type { ConversationId, PrivateKind } from '@shopbell/protocol';
import { type MaskPlace, maskKey } from '../../state/reveal.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';

interface MaskProps {
  words: string;
  kind: PrivateKind;
  conversation: ConversationId;
  place: MaskPlace;
}

/**
 * A mask, which is a button where one may look behind it. Not a `<button>`: what stands in one is left out of what is selected and
 * copied, and the line would have a hole there.
 */
export function Mask({ words, kind, conversation, place }: MaskProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const task = useTask();
  const shown = state.revealed.value.get(maskKey(conversation, place));
  const what = Object.entries(t.guard.kinds).find(([name]) => name === kind)?.[1] ?? t.guard.kinds.phone;
  if (!state.mayReveal.value) {
    return (
      <bdi class="mask mask-shut" title={t.guard.shut(what)}>
        {words}
      </bdi>
    );
  }
  const press = () => {
    if (shown !== undefined) intents.cover(conversation, place);
    else void task.run(() => intents.reveal(conversation, place));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: what stands in a button is left out of a selection */}
      <span
        class={shown === undefined ? 'mask' : 'mask mask-open'}
        role="button"
        tabIndex={0}
        aria-pressed={shown !== undefined}
        aria-busy={task.busy}
        aria-label={shown === undefined ? t.guard.reveal(what, words) : t.guard.revealed(what, shown)}
        title={shown === undefined ? t.guard.revealHint : t.guard.cover}
        onClick={() => {
          // Who marks words with the mouse ends on it too.
          if (getSelection()?.isCollapsed !== false) press();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          event.stopPropagation();
          if (!event.repeat) press();
        }}
      >
        <bdi>{shown ?? words}</bdi>
      </span>
      {task.refused && <Told refused={task.refused} />}
    </>
  );
}
