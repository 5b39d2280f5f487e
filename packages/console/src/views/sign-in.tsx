import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../i18n/index.ts';
import { problemText } from '../i18n/problems.ts';
import type { SignInFault } from '../state/session.ts';
import { stopwatch } from '../time/format.ts';
import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';
import { LanguageSwitch } from './parts/language-switch.tsx';
import { PageLink } from './parts/page-link.tsx';
import { useFocus } from './parts/use-focus.ts';
import { ShopField } from './sign-in-shop.tsx';

/** The way in. The password lives in its field and in the request, nowhere else. */
export function SignIn() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const session = state.session.value;
  const email = useFocus<HTMLInputElement>();
  const password = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const code = useRef<HTMLInputElement>(null);
  // Once the server has asked for one, the field stays until the page is left.
  const [wantsCode, setWantsCode] = useState(false);
  const [missing, setMissing] = useState<'email' | 'password' | 'code' | undefined>(undefined);
  const entering = session.is === 'entering';
  const fault = session.is === 'out' ? session.fault : undefined;
  const ended = (session.is === 'out' || session.is === 'entering') && session.ended !== undefined;
  const waitMs = fault?.is === 'tooMany' && fault.until !== undefined ? fault.until - state.now.value : 0;

  useLayoutEffect(() => {
    if (password.current) password.current.type = shown ? 'text' : 'password';
  }, [shown]);
  useLayoutEffect(() => {
    // Whoever mistyped goes on typing where the mistake most likely is.
    if (fault?.is === 'refused') password.current?.select();
    if (fault?.is === 'code') setWantsCode(true);
    if (fault?.is === 'code' && fault.wrong) code.current?.select();
  }, [fault]);

  useLayoutEffect(() => {
    if (wantsCode) code.current?.focus();
  }, [wantsCode]);

  const submit = (event: Event) => {
    event.preventDefault();
    const [typedEmail, typedPassword] = [email.current?.value.trim() ?? '', password.current?.value ?? ''];
    const typedCode = code.current?.value.trim() ?? '';
    const gap = !typedEmail ? 'email' : !typedPassword ? 'password' : wantsCode && !typedCode ? 'code' : undefined;
    setMissing(gap);
    if (gap) ({ email, password, code })[gap].current?.focus();
    else if (!entering && waitMs <= 0) void intents.signIn(typedEmail, typedPassword, typedCode);
  };

  const gaps = { email: t.signIn.emailMissing, password: t.signIn.passwordMissing, code: t.signIn.codeMissing };
  const told = missing ? gaps[missing] : faultText();
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
        <ShopField wrong={fault?.is === 'refused' && state.settings.shop.value !== ''} />
        {wantsCode && (
          <label class="field">
            <span>{t.signIn.code}</span>
            <input
              ref={code}
              type="text"
              name="code"
              autocomplete="one-time-code"
              autocapitalize="characters"
              spellcheck={false}
              aria-invalid={missing === 'code' || (fault?.is === 'code' && fault.wrong)}
              aria-describedby="sign-in-code-hint"
            />
            <small class="field-hint" id="sign-in-code-hint">
              {t.signIn.codeHint}
            </small>
          </label>
        )}
        <button type="submit" class="button button-brand sign-in-go" disabled={entering || waitMs > 0}>
          {label()}
        </button>
        <PageLink class="link card-link" to="forgot">
          {t.signIn.forgot}
        </PageLink>
      </form>
      <LanguageSwitch class="quiet sign-in-language" />
    </main>
  );

  function label(): string {
    if (entering) return t.signIn.working;
    // Rounded up: when it says 0:00 the next try is possible.
    return waitMs > 0 ? t.signIn.againIn(stopwatch(waitMs + 999)) : t.signIn.submit;
  }

  function faultText(): string | undefined {
    if (fault?.is === 'refused' && state.settings.shop.value !== '') return t.signInShop.refused;
    return fault && textOf(t, fault, waitMs);
  }
}

function textOf(t: Messages, fault: SignInFault, waitMs: number): string | undefined {
  switch (fault.is) {
    case 'refused':
      return t.signIn.refused;
    case 'code':
      return fault.wrong ? t.signIn.codeRefused : t.signIn.codeMissing;
    case 'away':
      return t.signIn.away;
    case 'elsewhere':
      return t.problems.elsewhere(fault.address);
    case 'other':
      return t.signIn.failed(problemText(t.problems, fault.code));
    case 'tooMany':
      // The running wait stands on the button: in here it would be read out every second.
      return fault.until === undefined || waitMs > 0 ? t.signIn.tooMany : undefined;
  }
}
