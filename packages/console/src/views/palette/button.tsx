import { shortcut, tip } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** The way to the palette for who has no keyboard, or doesn't know its key so far. */
export function PaletteButton() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  return (
    <button
      type="button"
      class="quiet icon-button palette-button"
      aria-label={t.palette.open}
      title={tip(t.palette.open, 'palette')}
      aria-keyshortcuts={shortcut('palette')}
      aria-haspopup="dialog"
      onClick={() => intents.palette(true)}
    >
      <Icon name="commands" />
    </button>
  );
}
