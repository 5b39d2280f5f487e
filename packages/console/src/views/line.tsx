import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';

/**
 * One line below everything while there is no connection: what happened, what is safe, what to do. Below, so that the
 * list doesn't move when it comes.
 */
export function ConnectionLine() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  if (!state.offline.value) return null;
  const refused = state.view.value.connection === 'refused';
  return (
    <div class="connection" role="alert">
      <Icon name="offline" />
      <span>{refused ? t.line.refused : t.line.offline}</span>
      {refused && (
        <button type="button" class="link" onClick={() => intents.reload()}>
          {t.line.reload}
        </button>
      )}
    </div>
  );
}
