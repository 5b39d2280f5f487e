import { useEffect, useState } from 'preact/hooks';
import type { FloorView } from '../../api/floor.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useReturn } from '../office/use-return.ts';
import { GroupForm } from './form.tsx';
import { GroupRow } from './row.tsx';

/** What a group begins with: people take what they want. */
const NEW = {
  name: '',
  mode: 'pick',
  order: 'least_loaded',
  maxWaiting: 100,
  maxWaitMs: 1_800_000,
  graceMs: 60_000,
} as const;

/** Who answers what, and how work is shared out. */
export function GroupsPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [done, setDone] = useState('');
  const [adding, setAdding] = useState(false);
  const add = useReturn<HTMLButtonElement>(adding);
  const floor = state.office.floor.value;
  const list = useRefuge<HTMLUListElement>(floor.is === 'here' ? floor.value.groups.length : 0);
  useEffect(() => void intents.office.loadFloor(), [intents]);
  const draw = ({ groups, staff }: FloorView) => (
    <>
      <p class="faint">{t.groups.intro}</p>
      <p class="office-done" role="status">
        {done}
      </p>
      <ul class="entries" ref={list} tabIndex={-1}>
        {groups.map((group) => (
          <GroupRow
            key={group.id}
            group={group}
            people={staff.filter((one) => one.groups.includes(group.id)).length}
            onDone={setDone}
          />
        ))}
      </ul>
      {adding ? (
        <section class="entry-new" aria-labelledby="group-new">
          <h2 id="group-new">{t.groups.add}</h2>
          <GroupForm
            group={NEW}
            taken={groups.map(({ id }) => id)}
            onSave={(id, fields) => intents.office.setGroup(id, fields, null)}
            onSaved={(name) => {
              setAdding(false);
              setDone(t.groups.made(name));
            }}
            onLeave={() => setAdding(false)}
          />
        </section>
      ) : (
        <button
          ref={add}
          type="button"
          class="button entries-add"
          onClick={() => {
            setDone('');
            setAdding(true);
          }}
        >
          {t.groups.add}
        </button>
      )}
    </>
  );
  return (
    <Frame title={t.pages.groups} here="groups">
      <Loading of={floor} again={() => void intents.office.loadFloor()} draw={draw} />
    </Frame>
  );
}
