import { useState } from 'preact/hooks';
import type { SiteView } from '../../api/site.ts';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { ZoneField } from '../office/zone.tsx';
import { linesOf, OriginsField } from './origins.tsx';

/** Name, zone and origins. Origins one a line, as they are copied from an address bar. */
export function ShopForm({ site }: { site: SiteView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft({ name: site.name, timeZone: site.timeZone, origins: site.origins.join('\n') });
  const { name, timeZone, origins } = draft.value;
  const set = (patch: Partial<typeof draft.value>): void => {
    setDone('');
    draft.set({ ...draft.value, ...patch });
  };
  const faults = task.refused?.faults ?? [];
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await task.run(() => intents.office.setSite({ name, timeZone, origins: linesOf(origins) })))) return;
    draft.drop();
    setDone(t.shop.saved);
  };
  return (
    <form class="shop-form" noValidate onSubmit={submit}>
      <label class="field">
        <span>{t.shop.name}</span>
        <input
          maxLength={256}
          autocomplete="off"
          aria-invalid={isWrong(task.refused, 'name')}
          value={name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
        <Wrong says={isWrong(task.refused, 'name') && t.faults.name(256)} />
        <small class="field-hint">{t.shop.nameHint(site.slug)}</small>
      </label>
      <ZoneField
        label={t.shop.zone}
        hint={t.shop.zoneHint}
        value={timeZone}
        invalid={faults.some(({ path }) => path === 'timeZone')}
        onSet={(next) => set({ timeZone: next })}
      />
      <OriginsField
        value={origins}
        faults={faults}
        anyLocalhost={site.anyLocalhost}
        onSet={(next) => set({ origins: next })}
      />
      <SaveBar task={task} changed={draft.changed} done={done} onDrop={draft.drop} />
    </form>
  );
}
