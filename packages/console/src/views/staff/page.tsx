import { useEffect, useState } from 'preact/hooks';
import type { FloorView } from '../../api/floor.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { StaffRow } from './row.tsx';

/** Who answers what, in which language, and how much at a time. */
export function StaffPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [done, setDone] = useState('');
  useEffect(() => void intents.office.loadFloor(), [intents]);
  const draw = ({ staff, groups }: FloorView) => (
    <>
      <p class="faint">{t.staff.intro}</p>
      <p class="office-done" role="status">
        {done}
      </p>
      <ul class="entries">
        {staff.map((one) => (
          <StaffRow key={one.agent} staff={one} groups={groups} onDone={setDone} />
        ))}
      </ul>
    </>
  );
  return (
    <Frame title={t.pages.staff} here="staff">
      <Loading of={state.office.floor.value} again={() => void intents.office.loadFloor()} draw={draw} />
    </Frame>
  );
}
