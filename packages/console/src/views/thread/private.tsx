import type { ConversationId } from '@shopbell/protocol';
import type { ComponentChildren } from 'preact';
import type { Line, MaskedPiece } from '../../state/items.ts';
import { maskKey } from '../../state/reveal.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Text } from '../parts/text.tsx';

interface Props {
  text: string;
  masked: Line['masked'];
  conversation: ConversationId;
}

/** What a person wrote, with what is private in it masked. */
export function Private({ text, masked, conversation }: Props) {
  if (!masked) return <Text text={text} />;
  const parts: ComponentChildren[] = [];
  let from = 0;
  masked.pieces.forEach((piece, index) => {
    if (piece.start < from || piece.end > text.length) return;
    if (piece.start > from) parts.push(<Text key={`t${from}`} text={text.slice(from, piece.start)} />);
    const place = { conversation, seq: masked.seq, piece: index };
    parts.push(<Mask key={`m${index}`} words={text.slice(piece.start, piece.end)} kind={piece.kind} place={place} />);
    from = piece.end;
  });
  if (from < text.length) parts.push(<Text key={`t${from}`} text={text.slice(from)} />);
  return <>{parts}</>;
}

interface MaskProps {
  words: string;
  kind: MaskedPiece['kind'];
  place: { conversation: ConversationId; seq: number; piece: number };
}

/**
 * A mask, which is a button where one may look behind it. Not a `<button>`: what stands in one is left out of what is selected and
 * copied, and the line would have a hole there.
 */
function Mask({ words, kind, place: { conversation, seq, piece } }: MaskProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const task = useTask();
  const shown = state.revealed.value.get(maskKey(conversation, seq, piece));
  const what = Object.entries(t.guard.kinds).find(([name]) => name === kind)?.[1] ?? t.guard.kinds.phone;
  if (!state.mayReveal.value) {
    return (
      <bdi class="mask mask-shut" title={t.guard.shut(what)}>
        {words}
      </bdi>
    );
  }
  const press = () => {
    if (shown !== undefined) intents.cover(conversation, seq, piece);
    else void task.run(() => intents.reveal(conversation, seq, piece));
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
