import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { PasswordField } from '../office/password.tsx';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Whose } from '../office/whose.tsx';
import { Card, ToSignIn } from './card.tsx';
import { LookCard, useLook } from './look.tsx';

/** Where an invitation leads: name and password, and one is a member. */
export function InvitationPage({ token }: { token: string }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const look = useLook(token, intents.office.lookAtInvitation);
  const task = useTask();
  const [joined, setJoined] = useState(false);
  if (look.is !== 'good') return <LookCard look={look} token={token} hint={t.links.badInvitation} />;
  const { email, role, site, known } = look.value;

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const own = known ? {} : { name: typed(form, 'name').trim(), password: typed(form, 'password') };
    setJoined(await task.run(() => intents.office.accept({ token, ...own })));
  };

  if (joined) {
    return (
      <Card title={t.links.welcome(site)}>
        <p role="status">
          <bdi>{t.links.joined(email)}</bdi>
        </p>
        <ToSignIn next />
      </Card>
    );
  }
  const wrong = task.refused?.code === 'bad_frame' ? task.refused.path : undefined;
  return (
    <Card title={t.links.invitation(site)}>
      <p class="faint">
        <bdi>{t.links.invitationAs(email, t.self.duty[role])}</bdi>
      </p>
      <form class="card-form" noValidate onSubmit={submit}>
        {known ? (
          <p>{t.links.known}</p>
        ) : (
          <>
            <Whose email={email} />
            <label class="field">
              <span>{t.links.name}</span>
              <input
                type="text"
                name="name"
                autocomplete="name"
                maxLength={256}
                aria-invalid={wrong === 'name'}
                aria-describedby="name-hint"
              />
              <small class="field-hint" id="name-hint">
                {t.links.nameHint}
              </small>
            </label>
            <PasswordField
              name="password"
              label={t.links.password}
              autocomplete="new-password"
              invalid={wrong === 'password'}
            />
          </>
        )}
        <Told refused={task.refused} says={task.refused?.code === 'guarded' ? t.faults.barred : undefined} />
        <button type="submit" class="button button-brand sign-in-go" disabled={task.busy}>
          {task.busy ? t.office.working : t.links.join}
        </button>
      </form>
    </Card>
  );
}
