import { useState } from 'preact/hooks';
import type { SiteView } from '../../api/site.ts';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { ZoneField } from '../office/zone.tsx';

/** Name, zone and origins. Origins one a line, as they are copied from an address bar. */
export function ShopForm({ site }: { site: SiteView }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft({ name: site.name, timeZone: site.timeZone, origins: site.origins.join('\n') });
  const { name, timeZone, origins } = draft.value;
  const set = (patch: Partial<typeof draft.value>): void => {
    setDone('');
    draft.set({ ...draft.value, ...patch });
  };
  const lines = origins
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const faults = task.refused?.faults ?? [];
  const wrongLines = lines.filter((_, index) => faults.some(({ path }) => path === `origins[${index}]`));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await task.run(() => intents.office.setSite({ name, timeZone, origins: lines })))) return;
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
          aria-invalid={task.refused?.path === 'name'}
          value={name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
        <small class="field-hint">{t.shop.nameHint(site.slug)}</small>
      </label>
      <ZoneField
        label={t.shop.zone}
        hint={t.shop.zoneHint}
        value={timeZone}
        invalid={faults.some(({ path }) => path === 'timeZone')}
        onSet={(next) => set({ timeZone: next })}
      />
      <label class="field">
        <span>{t.shop.origins}</span>
        <textarea
          class="lines-box mono"
          rows={Math.min(10, Math.max(3, lines.length + 1))}
          spellcheck={false}
          autocapitalize="none"
          placeholder="https://shop.example"
          aria-invalid={wrongLines.length > 0}
          value={origins}
          onInput={(event) => set({ origins: event.currentTarget.value })}
        />
        <small class="field-hint">{site.anyLocalhost ? t.shop.originsDemo : t.shop.originsHint}</small>
      </label>
      {wrongLines.length > 0 && <p class="hours-wrong">{t.shop.originsWrong(wrongLines.join(', '))}</p>}
      {lines.length === 0 && !site.anyLocalhost && <p class="hours-wrong">{t.shop.originsNone}</p>}
      <SaveBar task={task} changed={draft.changed} done={done} onDrop={draft.drop} />
    </form>
  );
}
