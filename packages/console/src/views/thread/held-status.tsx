import { shortcut } from '../../keys/caps.ts';
import type { Held } from '../../state/undo.ts';
import { useApp } from '../context.ts';
import { Key } from '../parts/key.tsx';

interface Props {
  held: Pick<Held, 'at' | 'until'>;
  /** The key is for this one: the last that was sent. */
  undo: boolean;
}

/** Below what was sent and waits: how long still, and the way to take it back. */
export function HeldStatus({ held, undo }: Props) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  // The running second is up to one behind.
  const left = Math.min(held.until - held.at, Math.max(0, held.until - state.now.value));
  const seconds = Math.max(1, Math.ceil(left / 1000));
  const part = left / Math.max(1, held.until - held.at);
  return (
    <p class="status status-held">
      <svg class="held-ring" viewBox="0 0 20 20" aria-hidden="true">
        <circle class="ring-track" cx="10" cy="10" r="7.5" />
        <circle
          class="held-left"
          cx="10"
          cy="10"
          r="7.5"
          pathLength="100"
          stroke-dasharray="100"
          stroke-dashoffset={((1 - part) * 100).toFixed(1)}
          transform="rotate(-90 10 10)"
        />
      </svg>
      {/* The number changes every second: who hears it is told once that it waits. */}
      <span aria-hidden="true">{t.writing.undo.sending(seconds)}</span>
      <span class="sr-only">{t.writing.undo.waits}</span>
      {undo && (
        <button
          type="button"
          class="link"
          aria-keyshortcuts={shortcut('undo')}
          onClick={() => {
            intents.undo();
            state.focus.value = 'write';
          }}
        >
          {t.writing.undo.undo} <Key of="undo" />
        </button>
      )}
    </p>
  );
}
