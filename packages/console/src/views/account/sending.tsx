import { UNDO_CHOICES } from '../../state/undo.ts';
import { useApp } from '../context.ts';

/** How long what one sends can be taken back, on this machine. */
export function Sending() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  return (
    <section class="office-form account" aria-labelledby="sending">
      <h2 id="sending">{t.sending.heading}</h2>
      <p class="field-hint" id="sending-hint">
        {t.sending.hint}
      </p>
      <fieldset class="sending" aria-labelledby="sending" aria-describedby="sending-hint">
        {UNDO_CHOICES.map((ms) => (
          <label key={ms} class="sending-choice">
            <input
              type="radio"
              name="undo"
              checked={state.settings.undoMs.value === ms}
              onChange={() => intents.undoFor(ms)}
            />
            {ms === 0 ? t.sending.off : t.sending.after(ms / 1000)}
          </label>
        ))}
      </fieldset>
      <p class="field-hint">{t.sending.kept}</p>
    </section>
  );
}
