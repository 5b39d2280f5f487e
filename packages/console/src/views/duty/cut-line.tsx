import { shopperName } from '../../i18n/names.ts';
import type { Unanswered } from '../../state/line-cut.ts';
import { stopwatch } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { focusRow, wantFocusIn } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';

/** After a cut line: exactly the conversations in which shoppers wrote meanwhile, until each is answered or put aside. */
export function CutLine() {
  const { state } = useApp();
  const t = state.settings.t.value;
  const owed = state.owed.value;
  const shown = owed.length > 0 && state.online.value;
  return (
    <div class="cut-line" aria-live="polite">
      {shown && (
        <section class="cut" aria-label={t.floor.cutList}>
          <p class="cut-head">
            <Icon name="offline" />
            {t.floor.cut(owed.length)}
          </p>
          <ul class="cut-rows">
            {owed.map((one) => (
              <CutRow key={one.conversation} owed={one} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function CutRow({ owed }: { owed: Unanswered }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { row, conversation, count } = owed;
  const name = shopperName(t, row.shopper);
  return (
    <li class="cut-row">
      <span class="cut-who">
        <bdi>{name}</bdi>
        <span class="cut-words">
          {count > 1 && `${t.floor.cutCount(count)} · `}
          <bdi>{row.last?.text}</bdi>
        </span>
      </span>
      {row.waitingSince !== undefined && (
        <span class="cut-time" aria-hidden="true">
          {stopwatch(state.now.value - row.waitingSince)}
        </span>
      )}
      <button
        type="button"
        class="button"
        aria-label={`${t.floor.apologise}: ${name}`}
        onClick={() => {
          intents.apologise(conversation);
          wantFocusIn(app, conversation);
        }}
      >
        {t.floor.apologise}
      </button>
      <button
        type="button"
        class="quiet"
        aria-label={`${t.floor.putAside}: ${name}`}
        onClick={() => {
          intents.dropCut(conversation);
          focusRow(state, state.open.peek());
        }}
      >
        {t.floor.putAside}
      </button>
    </li>
  );
}
