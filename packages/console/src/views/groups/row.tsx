import { useState } from 'preact/hooks';
import type { Group } from '../../api/floor.ts';
import { groupName } from '../../text/group-name.ts';
import { duration } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { fieldsOf } from '../hours/page.tsx';
import { Question } from '../office/question.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { GroupForm } from './form.tsx';

interface Props {
  group: Group;
  /** How many are in it. */
  people: number;
  onDone(text: string): void;
}

/** The group that takes what names none: it can't be removed. */
const DEFAULT_GROUP = 'pre-sales';

/** A group: what it goes by in a line, and its form when somebody changes it. */
export function GroupRow({ group, people, onDone }: Props) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const name = groupName(t, group.name);
  const [wish, setWish] = useState<'change' | 'remove' | undefined>(undefined);
  const change = useReturn<HTMLButtonElement>(wish !== undefined);
  const { id, mode, order, acceptMs, maxWaiting, maxWaitMs, hours, now } = group;

  const remove = async () => {
    const gone = await task.run(() => intents.office.removeGroup(id));
    setWish(undefined);
    if (gone) onDone(t.groups.removed(name));
  };
  const given = mode === 'automatic' ? [t.groups.orders[order]] : [];
  if (mode === 'automatic' && acceptMs !== undefined) given.push(t.groups.accepts(duration(acceptMs, t.lang)));

  return (
    <li class="entry">
      <div class="entry-head">
        <div class="entry-who">
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          <code class="id">{id}</code>
          {wish !== 'change' && (
            <>
              <span class="entry-line">
                <span class={now.open ? 'state state-open' : 'state'}>
                  {now.open ? t.hours.openNow : t.hours.closedNow}
                </span>
                <span>{hours ? t.groups.ownHours : t.groups.shopHours}</span>
                <span>{t.groups.people(people)}</span>
              </span>
              <span class="entry-line">
                <span>{t.groups.modes[mode]}</span>
                {given.map((words) => (
                  <span key={words}>{words}</span>
                ))}
                <span>{t.groups.queue(maxWaiting, duration(maxWaitMs, t.lang))}</span>
              </span>
            </>
          )}
        </div>
        {wish === undefined && (
          <div class="person-actions">
            <button
              ref={change}
              type="button"
              class="quiet"
              aria-label={t.groups.changeOf(name)}
              onClick={() => setWish('change')}
            >
              {t.office.change}
            </button>
            {id !== DEFAULT_GROUP && (
              <button
                type="button"
                class="quiet"
                aria-label={t.groups.removeOf(name)}
                onClick={() => setWish('remove')}
              >
                {t.office.remove}
              </button>
            )}
          </div>
        )}
      </div>
      {wish === 'remove' && (
        <Question
          text={t.groups.removeAsk(name)}
          yes={t.office.remove}
          busy={task.busy}
          onYes={() => void remove()}
          onNo={() => setWish(undefined)}
        />
      )}
      {wish === 'change' && (
        <GroupForm
          group={fieldsOf(group)}
          id={id}
          taken={[]}
          onSave={(_, fields) => intents.office.setGroup(id, fields, hours ?? null)}
          onSaved={(next) => {
            setWish(undefined);
            onDone(t.groups.changed(next));
          }}
          onLeave={() => setWish(undefined)}
        />
      )}
      <Told refused={task.refused} />
    </li>
  );
}
