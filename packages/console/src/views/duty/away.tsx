import { useState } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { reasonsOf } from '../guard/said.ts';
import { onEscape } from '../office/escape.ts';
import { Key } from '../parts/key.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** Most characters of it, as the relay takes them. */
const WORDS_MAX = 500;

/** "What are shoppers told meanwhile?", in place, before one is away or while one is. Enter does it, Shift and Enter make a line. */
export function AwayQuestion() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const duty = state.part.duty.value;
  const online = state.online.value;
  const box = useFocus<HTMLTextAreaElement>();
  const [words, setWords] = useState(duty?.autoReply ?? '');
  const barred = (state.guard.value?.look(words) ?? []).filter(({ level }) => level === 'block');
  const go = (event: Event): void => {
    event.preventDefault();
    if (online && barred.length === 0) intents.goAway(words);
  };
  return (
    <form class="duty duty-question" onSubmit={go} onKeyDown={onEscape(() => intents.stayOn())}>
      <label class="field">
        <span>{t.floor.awayWords}</span>
        <textarea
          ref={box}
          class="lines-box"
          rows={2}
          maxLength={WORDS_MAX}
          aria-describedby="away-hint away-barred"
          aria-invalid={barred.length > 0}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) go(event);
          }}
        />
        <output class="field-wrong" id="away-barred">
          {reasonsOf(t, barred)}
        </output>
        <small class="field-hint" id="away-hint">
          {t.floor.awayHint}
        </small>
      </label>
      <div class="foot-answers">
        <button type="submit" class="button button-strong" disabled={!online || barred.length > 0}>
          {duty?.status === 'away' ? t.floor.awaySave : t.floor.goAway}
        </button>
        <button type="button" class="button" aria-keyshortcuts={shortcut('leave')} onClick={() => intents.stayOn()}>
          {t.floor.awayCancel} <Key of="leave" />
        </button>
      </div>
    </form>
  );
}
