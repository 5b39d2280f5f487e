import type { RefObject } from 'preact';
import { useApp } from './context.ts';
import { useFocus } from './parts/use-focus.ts';

interface LaterSaysProps {
  again(): void;
  /** The first way on. */
  first?: RefObject<HTMLButtonElement | null>;
}

/** What didn't come, and the two ways on. */
export function LaterSays({ again, first }: LaterSaysProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value.later;
  return (
    <>
      <div role="alert">
        <h2>{t.failed}</h2>
        <p>{t.failedHint}</p>
      </div>
      <div class="later-ways">
        <button ref={first ?? null} type="button" class="button button-strong" onClick={again}>
          {t.again}
        </button>
        <button type="button" class="button" onClick={() => intents.reload()}>
          {t.reload}
        </button>
      </div>
    </>
  );
}

/** The same with the focus on the first way: what had it is gone. */
export function LaterFailed({ again }: { again(): void }) {
  return <LaterSays again={again} first={useFocus<HTMLButtonElement>()} />;
}
