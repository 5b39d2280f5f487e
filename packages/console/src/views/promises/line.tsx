import { shopperNames } from '../../i18n/names.ts';
import { useApp } from '../context.ts';
import { focusRow, wantFocusIn } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';

/** Promises that are late or due soon, in one notice, until it is seen. The region is there before its line. */
export function PromiseLine() {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const told = state.promises.notice.value;
  const first = told && (told.late[0] ?? told.soon[0]);
  return (
    <div class="due-line" aria-live="polite">
      {told && first && (
        <p class={`connection connection-calm${told.late.length > 0 ? ' connection-late' : ' connection-soon'}`}>
          <span class="connection-text">
            <Icon name="flag" />
            <bdi>
              {told.late.length > 0 &&
                t.promises.late(
                  told.late.length,
                  shopperNames(
                    t,
                    told.late.map(({ row }) => row),
                  ),
                )}{' '}
              {told.soon.length > 0 &&
                t.promises.soon(
                  told.soon.length,
                  shopperNames(
                    t,
                    told.soon.map(({ row }) => row),
                  ),
                )}
            </bdi>
          </span>
          <button
            type="button"
            class="button"
            onClick={() => {
              intents.promises.seen();
              intents.open(first.row.conversation);
              wantFocusIn(app, first.row.conversation);
            }}
          >
            {t.promises.show}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              intents.promises.seen();
              focusRow(state.open.peek());
            }}
          >
            {t.promises.seen}
          </button>
        </p>
      )}
    </div>
  );
}
