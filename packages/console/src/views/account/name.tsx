import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';

/** One's own name, as shoppers and colleagues read it. */
export function OwnName({ name }: { name: string }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft(name);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await task.run(() => intents.office.setOwnName(draft.value)))) return;
    draft.drop();
    setDone(t.names.done);
  };
  return (
    <form class="office-form account" noValidate onSubmit={submit}>
      <label class="field">
        <span>{t.names.own}</span>
        <input
          name="name"
          autocomplete="name"
          aria-invalid={task.refused?.path === 'name'}
          value={draft.value}
          onInput={({ currentTarget }) => {
            setDone('');
            draft.set(currentTarget.value);
          }}
        />
        <small class="field-hint">{t.names.hint}</small>
      </label>
      <SaveBar task={task} changed={draft.changed} done={done} onDrop={draft.drop} />
    </form>
  );
}
