import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { PasswordField } from '../office/password.tsx';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Whose } from '../office/whose.tsx';
import { Card, ToSignIn } from './card.tsx';
import { LookCard, useLook } from './look.tsx';

/** Where a reset link leads: a new password. */
export function ResetPage({ token }: { token: string }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const look = useLook(token, intents.office.lookAtReset);
  const task = useTask();
  const [done, setDone] = useState(false);
  if (look.is !== 'good') return <LookCard look={look} token={token} hint={t.links.badReset} />;
  const email = look.value;

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(await task.run(() => intents.office.reset(token, typed(form, 'password'))));
  };

  if (done) {
    return (
      <Card title={t.pages.reset}>
        <p role="status">{t.links.setDone}</p>
        <ToSignIn next />
      </Card>
    );
  }
  return (
    <Card title={t.links.reset}>
      <p class="faint">
        <bdi>{t.links.resetFor(email)}</bdi>
      </p>
      <form class="card-form" noValidate onSubmit={submit}>
        <Whose email={email} />
        <PasswordField
          name="password"
          label={t.account.next}
          autocomplete="new-password"
          invalid={task.refused?.path === 'password'}
        />
        <Told refused={task.refused} />
        <button type="submit" class="button button-brand sign-in-go" disabled={task.busy}>
          {task.busy ? t.office.working : t.links.set}
        </button>
      </form>
    </Card>
  );
}
