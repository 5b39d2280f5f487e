import { SETTINGS_BOUNDS } from '@shopbell/domain';
import { useState } from 'preact/hooks';
import type { GroupFields } from '../../api/floor.ts';
import type { Refused } from '../../api/shapes.ts';
import { slugOf } from '../../text/slug.ts';
import { useApp } from '../context.ts';
import { useUnsaved } from '../office/draft.ts';
import { boundsText, DurationField } from '../office/duration.tsx';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { useFocus } from '../parts/use-focus.ts';

interface Props {
  group: GroupFields;
  /** Of one that is there; a new one gets its own from its name. */
  id?: string;
  taken: readonly string[];
  onSave(id: string, group: GroupFields): Promise<Refused | undefined>;
  onSaved(name: string): void;
  onLeave(): void;
}

const ACCEPT_MS = 30_000;

/** All that is set about a group but its hours, which have a page of their own. */
export function GroupForm({ group, id, taken, onSave, onSaved, onLeave }: Props) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  const name = useFocus<HTMLInputElement>();
  const [draft, setDraft] = useState(group);
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(group));
  const set = (patch: Partial<GroupFields>): void => setDraft({ ...draft, ...patch });
  const { refused } = task;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { acceptMs, ...rest } = draft;
    const fields = draft.mode === 'automatic' && acceptMs !== undefined ? { ...rest, acceptMs } : rest;
    if (await task.run(() => onSave(id ?? slugOf(draft.name, taken), fields))) onSaved(draft.name.trim());
  };
  return (
    <form class="entry-form" noValidate onSubmit={submit} onKeyDown={onEscape(onLeave)}>
      <label class="field">
        <span>{t.groups.name}</span>
        <input
          ref={name}
          maxLength={60}
          autocomplete="off"
          aria-invalid={isWrong(refused, 'name')}
          value={draft.name}
          onInput={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <Wrong says={isWrong(refused, 'name') && t.faults.name(60)} />
      </label>
      <fieldset class="choices">
        <legend>{t.groups.mode}</legend>
        {(['pick', 'automatic'] as const).map((mode) => (
          <label class="choice" key={mode}>
            <input type="radio" name="mode" checked={draft.mode === mode} onChange={() => set({ mode })} />
            <span>
              {t.groups.modes[mode]}
              <small class="field-hint">{t.groups.modeHints[mode]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {draft.mode === 'automatic' && (
        <>
          <fieldset class="choices">
            <legend>{t.groups.order}</legend>
            {(['least_loaded', 'longest_idle'] as const).map((order) => (
              <label class="choice" key={order}>
                <input type="radio" name="order" checked={draft.order === order} onChange={() => set({ order })} />
                <span>{t.groups.orders[order]}</span>
              </label>
            ))}
            <small class="field-hint">{t.groups.orderHint}</small>
          </fieldset>
          <label class="choice">
            <input
              type="checkbox"
              checked={draft.acceptMs !== undefined}
              onChange={({ currentTarget: { checked } }) => {
                const { acceptMs: _, ...rest } = draft;
                setDraft(checked ? { ...rest, acceptMs: ACCEPT_MS } : rest);
              }}
            />
            <span>
              {t.groups.offer}
              <small class="field-hint">{t.groups.offerHint}</small>
            </span>
          </label>
          {draft.acceptMs !== undefined && (
            <DurationField
              label={t.groups.accept}
              ms={draft.acceptMs}
              units={['second', 'minute']}
              hint={t.groups.acceptHint}
              wrong={isWrong(refused, 'acceptMs') && boundsText(t, SETTINGS_BOUNDS.acceptMs)}
              onSet={(acceptMs) => set({ acceptMs })}
            />
          )}
        </>
      )}
      <div class="pair">
        <label class="field">
          <span>{t.groups.maxWaiting}</span>
          <input
            type="number"
            min="0"
            max="10000"
            aria-invalid={isWrong(refused, 'maxWaiting')}
            value={Number.isNaN(draft.maxWaiting) ? '' : draft.maxWaiting}
            onInput={({ currentTarget: { value } }) => set({ maxWaiting: value === '' ? Number.NaN : Number(value) })}
          />
          <Wrong says={isWrong(refused, 'maxWaiting') && t.faults.count(...SETTINGS_BOUNDS.maxWaiting)} />
          <small class="field-hint">{t.groups.maxWaitingHint}</small>
        </label>
        <DurationField
          label={t.groups.maxWait}
          ms={draft.maxWaitMs}
          units={['second', 'minute', 'hour']}
          hint={t.groups.maxWaitHint}
          wrong={isWrong(refused, 'maxWaitMs') && boundsText(t, SETTINGS_BOUNDS.maxWaitMs)}
          onSet={(maxWaitMs) => set({ maxWaitMs })}
        />
      </div>
      <DurationField
        label={t.groups.grace}
        ms={draft.graceMs}
        units={['second', 'minute']}
        hint={t.groups.graceHint}
        wrong={isWrong(refused, 'graceMs') && boundsText(t, SETTINGS_BOUNDS.graceMs)}
        onSet={(graceMs) => set({ graceMs })}
      />
      <FormFoot task={task} onLeave={onLeave} />
    </form>
  );
}
