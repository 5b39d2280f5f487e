import type { Invitation } from '../../api/shapes.ts';
import { date, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';

/** Somebody who was asked to join and has not come yet. */
export function InvitationRow({ invitation, onDone }: { invitation: Invitation; onDone(text: string): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const { id, email, role, expiresAt } = invitation;
  const now = state.now.value;
  const { lang } = t;

  const carryOut = async (work: () => ReturnType<typeof intents.office.withdraw>, told: string) => {
    onDone('');
    if (await task.run(work)) onDone(told);
  };
  return (
    <li class="person">
      <div class="person-who">
        <strong>
          <bdi>{email}</bdi>
        </strong>
        <span class="person-email">
          <span>{t.self.duty[role]}</span>
          <span>
            {expiresAt > now ? t.people.until(date(expiresAt, now, lang), timeOfDay(expiresAt, lang)) : t.people.over}
          </span>
        </span>
      </div>
      <div class="person-actions">
        <button
          type="button"
          class="quiet"
          aria-label={t.people.resendOf(email)}
          disabled={task.busy}
          onClick={() => void carryOut(() => intents.office.invite(email, role), t.people.invited(email))}
        >
          {t.people.resend}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={t.people.withdrawOf(email)}
          disabled={task.busy}
          onClick={() => void carryOut(() => intents.office.withdraw(id), t.people.withdrawn(email))}
        >
          {t.people.withdraw}
        </button>
      </div>
      <Told refused={task.refused} />
    </li>
  );
}
