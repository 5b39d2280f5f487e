import type { Messages } from '../../i18n/index.ts';
import { shopperName } from '../../i18n/names.ts';
import { problemText } from '../../i18n/problems.ts';
import { type Move, shownMoves } from '../../state/moves.ts';
import { CompanyNews } from '../company/news.tsx';
import { useApp } from '../context.ts';
import { focusRow, wantFocusIn } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';

/** What became of this agent's conversations without their doing: each until it is seen. The region is there before its lines. */
export function Moves() {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { lines, more } = shownMoves(state.moves.value);
  return (
    <div class="moves" aria-live="polite">
      <CompanyNews />
      {lines.map(([index, move]) => (
        <p
          class={`connection connection-calm${move.is === 'unsaid' ? ' connection-late' : ''}`}
          key={`${move.is} ${move.conversation}`}
        >
          <span class="connection-text">
            <Icon name={move.is === 'unsaid' ? 'alert' : move.is === 'stuck' ? 'clock' : 'handover'} />
            <bdi>{textOf(t, move)}</bdi>
          </span>
          {move.conversation !== state.open.value && (
            <button
              type="button"
              class="button"
              onClick={() => {
                intents.dropMove(index);
                intents.open(move.conversation);
                wantFocusIn(app, move.conversation);
              }}
            >
              {t.handover.show}
            </button>
          )}
          <button
            type="button"
            class="button"
            onClick={() => {
              intents.dropMove(index);
              focusRow(state, state.open.peek());
            }}
          >
            {t.handover.seen}
          </button>
        </p>
      ))}
      {more > 0 && <p class="connection connection-calm">{t.thread.moreMoves(more)}</p>}
    </div>
  );
}

function textOf(t: Messages, move: Move): string {
  const { handover } = t;
  const shopper = shopperName(t, move.shopper);
  switch (move.is) {
    case 'moved':
      return handover.moved(shopper, move.agent);
    case 'waits':
      return handover.waits(shopper);
    case 'lapsed':
      return t.floor.lapsed(shopper);
    case 'came':
      return t.thread.cameToYou(shopper);
    case 'given':
      return handover.given(move.agent, shopper);
    case 'owed':
      return t.promises.owed(move.agent, shopper);
    case 'joined':
      return t.company.joinedYours(move.agent, shopper);
    case 'declined':
      return t.company.declinedYours(move.agent, shopper);
    case 'unsaid':
      return t.thread[move.recall ? 'unrecalled' : 'unsaid'](shopper, problemText(t.problems, move.code));
    case 'stuck':
      return t.floor.stuckCase[move.why](shopper);
    case 'taken':
      return handover.taken(move.agent, shopper, move.why);
  }
}
