import { useState } from 'preact/hooks';
import { ROLES, type Role } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';

/** Asks somebody to join, by the address the link goes to. */
export function Invite({ onDone }: { onDone(text: string): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [role, setRole] = useState<Role>('agent');

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const form = event.currentTarget;
    const email = typed(form, 'email').trim();
    onDone('');
    if (!(await task.run(() => intents.office.invite(email, role)))) return;
    form.reset();
    setRole('agent');
    onDone(t.people.invited(email));
  };

  return (
    <form class="invite" noValidate onSubmit={submit} aria-label={t.people.invite}>
      <h2>{t.people.invite}</h2>
      <div class="invite-fields">
        <label class="field invite-email">
          <span>{t.people.email}</span>
          <input
            type="email"
            name="email"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={task.refused !== undefined}
            aria-describedby="invite-told"
          />
        </label>
        <div class="field invite-role">
          <label for="invite-role">{t.people.role}</label>
          <RoleSelect id="invite-role" value={role} describedBy="invite-role-hint" onPick={setRole} />
        </div>
        <small class="field-hint invite-hint" id="invite-role-hint">
          {t.people.roleHints[role]}
        </small>
        <button type="submit" class="button button-brand" disabled={task.busy}>
          {task.busy ? t.office.working : t.people.send}
        </button>
      </div>
      <Told refused={task.refused} id="invite-told" />
    </form>
  );
}

interface RoleProps {
  value: Role;
  id?: string;
  label?: string;
  describedBy?: string;
  onPick(role: Role): void;
}

/** The three roles to choose from. */
export function RoleSelect({ value, id, label, describedBy, onPick }: RoleProps) {
  const t = useApp().state.settings.all.value;
  return (
    <select
      class="select"
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => {
        const picked = ROLES.find((role) => role === event.currentTarget.value);
        if (picked) onPick(picked);
      }}
    >
      {ROLES.map((role) => (
        <option key={role} value={role}>
          {t.self.duty[role]}
        </option>
      ))}
    </select>
  );
}
