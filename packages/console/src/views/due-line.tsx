import type { ConversationRow } from '@shopbell/protocol';
import { shopperNames } from '../i18n/names.ts';
import type { DueNotice } from '../state/due-notice.ts';
import type { State } from '../state/index.ts';
import { useApp } from './context.ts';
import { wantFocusIn } from './focus.ts';
import { Icon } from './parts/icon.tsx';

/** Several waits in one notice: whose answer is late, and whose is nearly due. The region is there before its line. */
export function DueLine() {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const due = untold(state);
  const first = due && (due.late[0] ?? due.soon[0]);
  return (
    <div class="due-line" aria-live="polite">
      {due && first && (
        <p class={`connection connection-calm${due.late.length > 0 ? ' connection-late' : ' connection-soon'}`}>
          <span class="connection-text">
            <Icon name="clock" />
            <bdi>
              {due.late.length > 0 && t.line.late(due.late.length, shopperNames(t, due.late))}{' '}
              {due.soon.length > 0 && t.line.soon(due.soon.length, shopperNames(t, due.soon))}
            </bdi>
          </span>
          <button
            type="button"
            class="button"
            onClick={() => {
              intents.open(first.conversation);
              wantFocusIn(app, first.conversation);
            }}
          >
            {t.line.answer}
          </button>
        </p>
      )}
    </div>
  );
}

/** Without those who wrote while the line was cut: the list of them stands right above, with their waits. */
function untold({ due, owed, view }: State): DueNotice | undefined {
  const listed = view.value.connection === 'online' ? owed.value : [];
  const rest = (rows: readonly ConversationRow[] = []) =>
    rows.filter((row) => !listed.some(({ conversation }) => conversation === row.conversation));
  const [late, soon] = [rest(due.value?.late), rest(due.value?.soon)];
  return late.length + soon.length > 0 ? { late, soon } : undefined;
}
