import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';

/** One line above everything while there is no connection: what happened, what is safe, what to do. */
export function ConnectionLine() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { connection } = state.view.value;
  if (connection === 'online') return null;
  const refused = connection === 'refused';
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
