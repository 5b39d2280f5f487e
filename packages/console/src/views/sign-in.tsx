import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../i18n/index.ts';
import { problemText } from '../i18n/problems.ts';
import type { SignInFault } from '../state/session.ts';
import { stopwatch } from '../time/format.ts';
import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';

/** The way in. The password lives in its field and in the request, nowhere else. */
export function SignIn() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const session = state.session.value;
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState<'email' | 'password' | undefined>(undefined);
  const entering = session.is === 'entering';
  const fault = session.is === 'out' ? session.fault : undefined;
  const ended = (session.is === 'out' || session.is === 'entering') && session.ended !== undefined;
  const waitMs = fault?.is === 'tooMany' && fault.until !== undefined ? fault.until - state.now.value : 0;
  const other = state.settings.language.value === 'en' ? 'zh-CN' : 'en';

  useEffect(() => email.current?.focus(), []);
  useLayoutEffect(() => {
    if (password.current) password.current.type = shown ? 'text' : 'password';
  }, [shown]);
  useEffect(() => {
    // Whoever mistyped goes on typing where the mistake most likely is.
    if (fault?.is === 'refused') password.current?.select();
  }, [fault]);

  const submit = (event: Event) => {
    event.preventDefault();
    const [typedEmail, typedPassword] = [email.current?.value.trim() ?? '', password.current?.value ?? ''];
    const gap = typedEmail === '' ? 'email' : typedPassword === '' ? 'password' : undefined;
    setMissing(gap);
    if (gap) (gap === 'email' ? email : password).current?.focus();
    else if (!entering && waitMs <= 0) void intents.signIn(typedEmail, typedPassword);
  };

  const told = missing ? (missing === 'email' ? t.signIn.emailMissing : t.signIn.passwordMissing) : faultText();
  return (
    <main class="sign-in">
      <form class="sign-in-card" noValidate onSubmit={submit} aria-describedby="sign-in-told">
        <Icon name="bell" class="brand-mark" />
        <h1>{t.signIn.heading}</h1>
        {ended && !told && <p class="sign-in-ended">{t.signIn.ended}</p>}
        <p id="sign-in-told" class="sign-in-told" role="alert">
          {told && <Icon name="alert" />}
          {told && <span>{told}</span>}
        </p>
        <label class="field">
          <span>{t.signIn.email}</span>
          <input
            ref={email}
            type="email"
            name="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={missing === 'email' || fault?.is === 'refused'}
          />
        </label>
        <div class="field">
          <label for="password">{t.signIn.password}</label>
          <span class="field-with">
            <input
              ref={password}
              id="password"
              type="password"
              name="password"
              autocomplete="current-password"
              autocapitalize="none"
              spellcheck={false}
              aria-invalid={missing === 'password' || fault?.is === 'refused'}
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
        </div>
        <button type="submit" class="button button-brand sign-in-go" disabled={entering || waitMs > 0}>
          {label()}
        </button>
      </form>
      <button type="button" class="quiet sign-in-language" lang={other} onClick={() => intents.speak(other)}>
        {t.other}
      </button>
    </main>
  );

  function label(): string {
    if (entering) return t.signIn.working;
    // Rounded up: when it says 0:00 the next try is possible.
    return waitMs > 0 ? t.signIn.againIn(stopwatch(waitMs + 999)) : t.signIn.submit;
  }

  function faultText(): string | undefined {
    return fault && textOf(t, fault, waitMs);
  }
}

function textOf(t: Messages, fault: SignInFault, waitMs: number): string | undefined {
  switch (fault.is) {
    case 'refused':
      return t.signIn.refused;
    case 'away':
      return t.signIn.away;
    case 'other':
      return t.signIn.failed(problemText(t.problems, fault.code));
    case 'tooMany':
      // The running wait stands on the button: in here it would be read out every second.
      return fault.until === undefined || waitMs > 0 ? t.signIn.tooMany : undefined;
  }
}
