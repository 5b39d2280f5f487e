import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PeopleView, Person } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { useLookAgain } from '../office/use-look-again.ts';
import { type Cells, CopyTable } from '../parts/copy-table.tsx';
import { InvitationRow } from './invitation.tsx';
import { Invite } from './invite.tsx';
import { PersonRow } from './person.tsx';
import { useSteps } from './use-steps.ts';

/** The list is asked for this often while it is before somebody's eyes, in ms. */
const LOOK_AGAIN_MS = 15_000;

/** Who works here, who was asked to, and what an admin does about it. */
export function PeoplePage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  // What was done last, for the eye and for a reader: the row it was about may be gone.
  const [done, setDone] = useState('');
  // Colleagues come, and other admins act: the list is looked at again while somebody looks at it.
  const look = useLookAgain(LOOK_AGAIN_MS);
  useEffect(() => {
    if (look !== undefined) void intents.office.loadPeople();
  }, [intents, look]);
  const cellsOf = (people: readonly Person[]): Cells => [
    t.people.heads,
    ...people.map(({ name, email, role, secondFactor }) => [
      name,
      email,
      t.self.duty[role],
      secondFactor ? t.people.factor : '',
    ]),
  ];
  const draw = ({ people, invitations }: PeopleView) => (
    <>
      <Invite onDone={setDone} />
      <p class="office-done" role="status">
        {done}
      </p>
      <section aria-labelledby="people-here">
        <header class="table-top">
          <h2 id="people-here">{t.people.here}</h2>
          {people.length > 1 && <CopyTable cells={() => cellsOf(people)} />}
        </header>
        <ul class="people">
          <Rows people={people} onDone={setDone} />
        </ul>
      </section>
      <section aria-labelledby="people-invited">
        <h2 id="people-invited">{t.people.invitations}</h2>
        {invitations.length === 0 && <p class="faint">{t.people.none}</p>}
        <ul class="people">
          {invitations.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onDone={setDone} />
          ))}
        </ul>
      </section>
    </>
  );
  return (
    <Frame title={t.pages.people} here="people">
      <Loading of={state.office.people.value} again={() => void intents.office.loadPeople()} draw={draw} />
    </Frame>
  );
}

function Rows({ people, onDone }: { people: readonly Person[]; onDone(text: string): void }) {
  const drawn = useSteps(people.length);
  // The same rows are not drawn again with each step.
  const rows = useMemo(
    () => people.map((person) => <PersonRow key={person.id} person={person} onDone={onDone} />),
    [people, onDone],
  );
  return rows.slice(0, drawn);
}
