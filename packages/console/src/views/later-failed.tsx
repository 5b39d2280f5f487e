import { useApp } from './context.ts';
import { useFocus } from './parts/use-focus.ts';

/** What didn't come, and the two ways on. The focus is on the first: what had it is gone. */
export function LaterFailed({ again }: { again(): void }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value.later;
  const button = useFocus<HTMLButtonElement>();
  return (
    <>
      <div role="alert">
        <h2>{t.failed}</h2>
        <p>{t.failedHint}</p>
      </div>
      <div class="later-ways">
        <button ref={button} type="button" class="button button-strong" onClick={again}>
          {t.again}
        </button>
        <button type="button" class="button" onClick={() => intents.reload()}>
          {t.reload}
        </button>
      </div>
    </>
  );
}
