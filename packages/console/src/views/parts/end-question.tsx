import { shopperName } from '../../i18n/names.ts';
import { shortcut } from '../../keys/caps.ts';
import { goingIn } from '../../state/left-behind.ts';
import type { Shopper } from '../../text/shopper.ts';
import { useApp } from '../context.ts';
import { endIt, keepOpen } from '../focus.ts';
import { Key } from './key.tsx';
import { useFocus } from './use-focus.ts';

/** "End it?", asked in the place of the thing it is about. Ending can't be taken back, so it takes a second press. */
export function EndQuestion({ shopper }: { shopper: Shopper }) {
  const app = useApp();
  const { state } = app;
  const t = state.settings.t.value;
  const { ending } = state;
  const files = ending.value ? goingIn(state, ending.value.conversation).length : 0;
  const sure = useFocus<HTMLButtonElement>();
  return (
    <fieldset class="end-question" aria-label={t.act.end}>
      <p class="end-question-text">
        <bdi>{t.act.endAsk(shopperName(t, shopper))}</bdi> {files > 0 && t.act.filesGoing(files)}
      </p>
      <button
        ref={sure}
        type="button"
        class="button button-strong"
        aria-keyshortcuts={shortcut('end')}
        onClick={() => endIt(app)}
      >
        {t.act.endSure} <Key of="end" />
      </button>
      <button type="button" class="button" aria-keyshortcuts={shortcut('leave')} onClick={() => keepOpen(app)}>
        {t.act.keep} <Key of="leave" />
      </button>
    </fieldset>
  );
}
