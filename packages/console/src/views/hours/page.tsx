import type { TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FloorView, Group } from '../../api/floor.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { HoursForm } from './form.tsx';

/** When the shop and its groups are open. */
export function HoursPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  useEffect(() => void intents.office.loadFloor(), [intents]);
  return (
    <Frame title={t.pages.hours} here="hours">
      <Loading
        of={state.office.floor.value}
        again={() => void intents.office.loadFloor()}
        draw={(floor) => <WhoseHours floor={floor} />}
      />
    </Frame>
  );
}

/** The shop's hours, or those of one group. */
function WhoseHours({ floor }: { floor: FloorView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [whose, setWhose] = useState('');
  const group = floor.groups.find(({ id }) => id === whose);
  const save = (hours: FloorView['hours'] | null) => {
    if (!group) return intents.office.setHours(hours ?? null);
    return intents.office.setGroup(group.id, fieldsOf(group), hours ?? null);
  };
  const pick = ({ currentTarget }: TargetedEvent<HTMLSelectElement>) => {
    const next = currentTarget.value;
    // What is shown stays that of the hours below, until they may go.
    currentTarget.value = group ? whose : '';
    intents.office.leave(() => setWhose(next));
  };
  return (
    <>
      <p class="faint">{t.hours.intro}</p>
      <label class="field whose">
        <span>{t.hours.whose}</span>
        <select class="select" value={group ? whose : ''} onChange={pick}>
          <option value="">{t.hours.shop(state.self.value?.site.name ?? '')}</option>
          {floor.groups.map(({ id, name, hours }) => (
            <option key={id} value={id}>
              {hours ? groupName(t, name) : t.hours.asShopOption(groupName(t, name))}
            </option>
          ))}
        </select>
      </label>
      <HoursForm
        key={group?.id ?? ''}
        counts={(group ?? floor).hours ?? null}
        start={floor.hours}
        zone={floor.timeZone}
        isGroup={group !== undefined}
        onSave={save}
      />
    </>
  );
}

/** All that is set about a group but its hours. */
export function fieldsOf({ name, mode, order, acceptMs, maxWaiting, maxWaitMs, graceMs }: Group) {
  return { name, mode, order, ...(acceptMs === undefined ? {} : { acceptMs }), maxWaiting, maxWaitMs, graceMs };
}
