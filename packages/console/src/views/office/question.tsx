import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { useFocus } from '../parts/use-focus.ts';

interface Props {
  text: string;
  /** What it costs, behind that. */
  more?: ComponentChildren;
  yes: string;
  busy: boolean;
  onYes(): void;
  onNo(): void;
}

/** "Are you sure?", in place. The focus goes to "no": what can't be undone wants a second thought. Escape is "no" too. */
export function Question({ text, more, yes, busy, onYes, onNo }: Props) {
  const t = useApp().state.settings.all.value;
  const no = useFocus<HTMLButtonElement>();
  return (
    <fieldset
      class="question"
      aria-label={text}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onNo();
      }}
    >
      <p class="question-text">
        {text} {more}
      </p>
      <div class="office-answers">
        <button type="button" class="button button-strong" disabled={busy} onClick={onYes}>
          {busy ? t.office.working : yes}
        </button>
        <button ref={no} type="button" class="button" disabled={busy} onClick={onNo}>
          {t.office.cancel}
        </button>
      </div>
    </fieldset>
  );
}
