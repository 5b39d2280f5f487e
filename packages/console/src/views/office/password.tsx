import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../context.ts';

interface Props {
  name: string;
  label: string;
  /** `new-password` says what one has to be like. */
  autocomplete: 'current-password' | 'new-password';
  invalid?: boolean;
}

/** A field for a password that can be shown. What is typed lives in the field and in the request, nowhere else. */
export function PasswordField({ name, label, autocomplete, invalid = false }: Props) {
  const t = useApp().state.settings.all.value;
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const id = useId();
  useLayoutEffect(() => {
    if (input.current) input.current.type = shown ? 'text' : 'password';
  }, [shown]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="field-with">
        <input
          ref={input}
          id={id}
          type="password"
          name={name}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={invalid}
          aria-describedby={autocomplete === 'new-password' ? `${id}-hint` : undefined}
        />
        <button
          type="button"
          class="quiet field-show"
          aria-label={shown ? t.signIn.hideLabel : t.signIn.showLabel}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.signIn.hide : t.signIn.show}
        </button>
      </span>
      {autocomplete === 'new-password' && (
        <small class="field-hint" id={`${id}-hint`}>
          {t.office.passwordHint}
        </small>
      )}
    </div>
  );
}
