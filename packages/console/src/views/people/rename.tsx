import { useState } from 'preact/hooks';
import type { Person, Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { useUnsaved } from '../office/draft.ts';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { useFocus } from '../parts/use-focus.ts';

interface Props {
  person: Person;
  onSave(name: string): Promise<Refused | undefined>;
  onSaved(): void;
  onLeave(): void;
}

/** Gives a colleague another name, in place. */
export function Rename({ person, onSave, onSaved, onLeave }: Props) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  const field = useFocus<HTMLInputElement>();
  const [name, setName] = useState(person.name);
  useUnsaved(name !== person.name);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await task.run(() => onSave(name))) onSaved();
  };
  return (
    <form class="entry-form" noValidate onSubmit={submit} onKeyDown={onEscape(onLeave)}>
      <label class="field">
        <span>{t.names.of(person.name)}</span>
        <input
          ref={field}
          autocomplete="off"
          aria-invalid={task.refused?.path === 'name'}
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <small class="field-hint">{t.names.hint}</small>
      </label>
      <FormFoot task={task} onLeave={onLeave} />
    </form>
  );
}
