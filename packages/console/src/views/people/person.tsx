import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Person, Refused, Role } from '../../api/shapes.ts';
import { heldBy } from '../../state/held-by.ts';
import { useApp } from '../context.ts';
import { Question } from '../office/question.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { RoleSelect } from './invite.tsx';
import { Rename } from './rename.tsx';

/** What is asked about before it is done. */
type Wish = { is: 'name' } | Asked;
type Asked = { is: 'reset' | 'clear' | 'remove' } | { is: 'role'; role: Role };

/** A member, and what can be done about them. */
export function PersonRow({ person, onDone }: { person: Person; onDone(text: string): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [wish, setWish] = useState<Wish | undefined>(undefined);
  const actions = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const { id, name, email, role, secondFactor } = person;
  const isSelf = id === state.self.value?.id;

  // After an answer the focus goes back to where the question was asked.
  useLayoutEffect(() => {
    if (asked.current && !wish) actions.current?.querySelector<HTMLElement>('select, button')?.focus();
    asked.current = wish !== undefined;
  }, [wish]);

  const words = (of: Asked): { ask: string; yes: string; done: string } => {
    const p = t.people;
    const held = heldBy(state.view.value, id);
    const back = held === 0 ? '' : ` ${p.goesBack(held)}`;
    switch (of.is) {
      case 'reset':
        return { ask: p.resetAsk(name) + back, yes: p.reset, done: p.resetDone(name) };
      case 'clear':
        return { ask: p.clearAsk(name), yes: p.clear, done: p.clearDone(name) };
      case 'remove':
        return { ask: p.removeAsk(name), yes: p.remove, done: p.removeDone(name) };
      case 'role': {
        const word = t.self.duty[of.role];
        return { ask: p.roleAsk(name, word) + back, yes: p.roleYes, done: p.roleDone(name, word) };
      }
    }
  };
  const work = (of: Asked): Promise<Refused | undefined> => {
    if (of.is === 'role') return intents.office.setRole(id, of.role);
    if (of.is === 'reset') return intents.office.resetPasswordOf(id);
    return of.is === 'clear' ? intents.office.removeFactorOf(id) : intents.office.remove(id);
  };
  const carryOut = async (of: Asked) => {
    onDone('');
    const done = await task.run(() => work(of));
    setWish(undefined);
    if (done) onDone(words(of).done);
  };

  return (
    <li class="person">
      <div class="person-who">
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        {isSelf && <span class="faint">{t.people.you}</span>}
        <span class="person-email">
          <bdi>{email}</bdi>
          {secondFactor && <span class="tag">{t.people.factor}</span>}
        </span>
      </div>
      {wish?.is === 'name' ? (
        <Rename
          person={person}
          onSave={(next) => intents.office.setNameOf(id, next)}
          onSaved={() => {
            setWish(undefined);
            onDone(t.names.changed(name));
          }}
          onLeave={() => setWish(undefined)}
        />
      ) : wish ? (
        <Question
          text={words(wish).ask}
          yes={words(wish).yes}
          busy={task.busy}
          onYes={() => void carryOut(wish)}
          onNo={() => setWish(undefined)}
        />
      ) : (
        <div class="person-actions" ref={actions}>
          {/* One's own password and second factor are changed by who knows them, in the account. */}
          {isSelf ? (
            <PageLink class="quiet own-account" to="account">
              {t.pages.account}
            </PageLink>
          ) : (
            <>
              <button
                type="button"
                class="quiet"
                aria-label={t.names.changeOf(name)}
                onClick={() => setWish({ is: 'name' })}
              >
                {t.names.change}
              </button>
              <button
                type="button"
                class="quiet"
                aria-label={t.people.resetOf(name)}
                onClick={() => setWish({ is: 'reset' })}
              >
                {t.people.reset}
              </button>
              {secondFactor && (
                <button
                  type="button"
                  class="quiet"
                  aria-label={t.people.clearOf(name)}
                  onClick={() => setWish({ is: 'clear' })}
                >
                  {t.people.clear}
                </button>
              )}
              <button
                type="button"
                class="quiet"
                aria-label={t.people.removeOf(name)}
                onClick={() => setWish({ is: 'remove' })}
              >
                {t.people.remove}
              </button>
            </>
          )}
          <RoleSelect
            value={role}
            label={t.people.roleOf(name)}
            onPick={(next) => setWish({ is: 'role', role: next })}
          />
        </div>
      )}
      <Told refused={task.refused} says={task.refused?.code === 'guarded' ? t.faults.barred : undefined} />
    </li>
  );
}
