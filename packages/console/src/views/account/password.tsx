import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { PasswordField } from '../office/password.tsx';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Whose } from '../office/whose.tsx';

/** Changes one's own password. */
export function ChangePassword({ email }: { email: string }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [done, setDone] = useState(false);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    setDone(false);
    const changed = await task.run(() => intents.office.setPassword(typed(form, 'current'), typed(form, 'password')));
    setDone(changed);
    if (changed) form.reset();
  };
  const isNew = task.refused?.code === 'bad_frame' && task.refused.path === 'password';
  return (
    <form class="office-form account" noValidate onSubmit={submit} aria-labelledby="account-password">
      <h2 id="account-password">{t.account.password}</h2>
      <Whose email={email} />
      <PasswordField
        name="current"
        label={t.account.current}
        autocomplete="current-password"
        invalid={task.refused !== undefined && !isNew}
      />
      <PasswordField name="password" label={t.account.next} autocomplete="new-password" invalid={isNew} />
      <Told refused={task.refused} />
      <p class="office-done" role="status">
        {done && t.account.changed}
      </p>
      <button type="submit" class="button" disabled={task.busy}>
        {task.busy ? t.office.working : t.account.change}
      </button>
    </form>
  );
}
