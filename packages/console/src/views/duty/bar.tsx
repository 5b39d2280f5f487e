import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { goingIn } from '../../state/left-behind.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { AwayQuestion } from './away.tsx';
import { GoesBack } from './goes-back.tsx';
import { StatusMenu } from './menu.tsx';

/** How one stands and how much one has, above the foot. Nothing with a relay of before there was a status. */
export function DutyBar() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const duty = state.part.duty.value;
  const mine = state.lists.mineCount.value;
  const button = useRef<HTMLButtonElement>(null);
  const open = state.statusMenu.value;
  const asking = open || state.signingOff.value || state.awayAsked.value;
  const was = useRef(false);
  // Back to where the menu hangs, unless the press has gone elsewhere by itself.
  useLayoutEffect(() => {
    if (was.current && !asking && document.activeElement === document.body) button.current?.focus();
    was.current = asking;
  }, [asking]);
  if (!duty) return null;
  if (state.signingOff.value) return <SignOffQuestion />;
  if (state.awayAsked.value) return <AwayQuestion />;
  const online = state.online.value;
  const wished = state.wished.value;
  const status = t.floor.status[duty.status];
  return (
    <div class="duty" data-status={online ? duty.status : 'off'}>
      {open && <StatusMenu status={duty.status} />}
      <button
        ref={button}
        type="button"
        class="duty-button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-keyshortcuts={shortcut('status')}
        disabled={!online}
        // The menu would close by losing the focus, and the press open it anew.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => intents.statusMenu(!open)}
      >
        <span class="duty-dot" />
        <span class="sr-only">{t.floor.menu}: </span>
        <span class="duty-status">{wished ? t.floor.changing : status}</span>
        <Icon name="chevron" />
        <Key of="status" />
      </button>
      {duty.status === 'off' ? (
        <button type="button" class="button" onClick={() => intents.setStatus('online')}>
          {t.floor.goOnline}
        </button>
      ) : (
        <span
          class={state.atLimit.value ? 'duty-load duty-full' : 'duty-load'}
          title={t.floor.loadTitle(mine, duty.limit)}
        >
          <span aria-hidden="true">{t.floor.load(mine, duty.limit)}</span>
          <span class="sr-only">{t.floor.loadTitle(mine, duty.limit)}</span>
        </span>
      )}
      <span class="sr-only" role="status">
        {wished ? '' : t.floor.told(status)}
      </span>
    </div>
  );
}

/** "Sign off?", in place, with what it hands back. */
function SignOffQuestion() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const view = state.view.value;
  // Not on the one that does it: a finger that rests on Enter must not ask and confirm in one go.
  const stay = useFocus<HTMLButtonElement>();
  const files = view.mine.reduce((sum, { conversation }) => sum + goingIn(state, conversation).length, 0);
  return (
    <div class="duty duty-question">
      <p id="sign-off">
        <strong>{t.floor.signOffAsk}</strong> <GoesBack /> {files > 0 && t.act.filesGoing(files)}
      </p>
      <fieldset class="foot-answers" aria-labelledby="sign-off">
        <button
          type="button"
          class="button button-strong"
          disabled={view.connection !== 'online'}
          onClick={() => intents.setStatus('off', true)}
        >
          {t.floor.signOff}
        </button>
        <button
          ref={stay}
          type="button"
          class="button"
          aria-keyshortcuts={shortcut('leave')}
          onClick={() => intents.stayOn()}
        >
          {t.floor.stay} <Key of="leave" />
        </button>
      </fieldset>
    </div>
  );
}
