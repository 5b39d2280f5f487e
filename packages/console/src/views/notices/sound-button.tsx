import { shortcut, tip } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** Sound off and on with one press; says so while the browser keeps the page silent and something would have sounded. */
export function SoundButton() {
  const { state, intents } = useApp();
  const t = state.settings.t.value.notices;
  const { settings, speaker, withheld } = state.notices;
  const { muted } = settings.value;
  if (speaker.value === 'none') return null;
  const does = muted ? t.unmute : t.mute;
  const held = withheld.value && !muted && speaker.value === 'held';
  return (
    <>
      {held && (
        <span class="sound-held" title={t.heldHint}>
          {t.held}
        </span>
      )}
      <button
        type="button"
        class="quiet icon-button sound-button"
        aria-label={does}
        title={`${tip(does, 'mute')}${held ? ` – ${t.heldHint}` : ''}`}
        aria-keyshortcuts={shortcut('mute')}
        onClick={() => intents.notices.mute()}
      >
        <Icon name={muted ? 'silent' : 'sound'} />
      </button>
    </>
  );
}
