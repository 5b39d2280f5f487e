import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useUnsaved } from '../office/draft.ts';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { useReturn } from '../office/use-return.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { ZoneField } from '../office/zone.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { linesOf, OriginsField } from './origins.tsx';

/** Makes another shop of the same merchant. */
export function FurtherShop({ timeZone }: { timeZone: string }) {
  const t = useApp().state.settings.all.value;
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState('');
  const add = useReturn<HTMLButtonElement>(adding);
  const words = t.furtherShop;
  return (
    <section class="further" aria-labelledby="further-shops">
      <h2 id="further-shops">{words.heading}</h2>
      <p class="faint">{words.hint}</p>
      <p class="office-done" role="status">
        {done}
      </p>
      {adding ? (
        <FurtherForm
          timeZone={timeZone}
          onMade={(name) => {
            setAdding(false);
            setDone(words.made(name));
          }}
          onLeave={() => setAdding(false)}
        />
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
          {words.add}
        </button>
      )}
    </section>
  );
}

function FurtherForm(props: { timeZone: string; onMade(name: string): void; onLeave(): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const words = t.furtherShop;
  const task = useTask();
  const first = useFocus<HTMLInputElement>();
  const [draft, setDraft] = useState({ name: '', slug: '', timeZone: props.timeZone, origins: '' });
  useUnsaved([draft.name, draft.slug, draft.origins].some((text) => text.trim() !== ''));
  const set = (patch: Partial<typeof draft>): void => setDraft({ ...draft, ...patch });
  const { refused } = task;
  const faults = refused?.faults ?? [];
  const isTaken = faults.some(({ code }) => code === 'slug_taken');
  const isNoSlug = faults.some(({ code }) => code === 'slug_invalid');
  const isNoZone = faults.some(({ path }) => path === 'timeZone');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { slug, origins, ...rest } = draft;
    const made = await task.run(() => intents.office.addSite(slug.trim(), { ...rest, origins: linesOf(origins) }));
    if (made) props.onMade(draft.name.trim());
  };
  return (
    <form class="entry-form" noValidate onSubmit={submit} onKeyDown={onEscape(props.onLeave)}>
      <label class="field">
        <span>{words.name}</span>
        <input
          ref={first}
          maxLength={256}
          autocomplete="off"
          aria-invalid={isWrong(refused, 'name')}
          value={draft.name}
          onInput={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Wrong says={isWrong(refused, 'name') && t.faults.name(256)} />
        <small class="field-hint">{words.nameHint}</small>
      </label>
      <label class="field">
        <span>{words.slug}</span>
        <input
          maxLength={40}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={isTaken || isNoSlug}
          value={draft.slug}
          onInput={({ currentTarget }) => set({ slug: currentTarget.value })}
        />
        <small class="field-hint">{words.slugHint}</small>
      </label>
      {(isTaken || isNoSlug) && <p class="hours-wrong">{isTaken ? words.taken : words.slugWrong}</p>}
      <ZoneField
        label={t.shop.zone}
        hint={t.shop.zoneHint}
        value={draft.timeZone}
        invalid={isNoZone}
        onSet={(timeZone) => set({ timeZone })}
      />
      <OriginsField value={draft.origins} faults={faults} fresh onSet={(origins) => set({ origins })} />
      <FormFoot task={task} yes={words.make} onLeave={props.onLeave} />
    </form>
  );
}
