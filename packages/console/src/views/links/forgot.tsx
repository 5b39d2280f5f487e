import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Card, ToSignIn } from './card.tsx';

/** Asks for a letter. What is said afterwards is the same whether somebody has the address or not. */
export function ForgotPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [asked, setAsked] = useState(false);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const email = typed(event.currentTarget, 'email').trim();
    setAsked(await task.run(() => intents.office.askReset(email)));
  };
  if (asked) {
    return (
      <Card title={t.links.forgot}>
        <p role="status">{t.links.asked}</p>
        <ToSignIn />
      </Card>
    );
  }
  return (
    <Card title={t.links.forgot}>
      <p class="faint">{t.links.forgotHint}</p>
      <form class="card-form" noValidate onSubmit={submit}>
        <label class="field">
          <span>{t.signIn.email}</span>
          <input
            type="email"
            name="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={task.refused?.path === 'email'}
          />
        </label>
        <Told refused={task.refused} />
        <button type="submit" class="button button-brand sign-in-go" disabled={task.busy}>
          {task.busy ? t.office.working : t.links.ask}
        </button>
      </form>
      <ToSignIn />
    </Card>
  );
}
