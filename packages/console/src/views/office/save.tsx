import { useApp } from '../context.ts';
import type { Task } from './task.ts';
import { Told } from './told.tsx';

interface Props {
  task: Task;
  changed: boolean;
  /** What was saved last, for the eye and for a reader. */
  done: string;
  onDrop(): void;
  /** Default: saves. */
  yes?: string;
}

/** The foot of a form: what there is to save, or that it was. It stays in sight while something isn't saved. */
export function SaveBar({ task, changed, done, onDrop, yes }: Props) {
  const t = useApp().state.settings.all.value;
  return (
    <div class={changed ? 'save save-open' : 'save'}>
      {changed && (
        <div class="office-answers">
          <button type="submit" class="button button-brand" disabled={task.busy}>
            {task.busy ? t.office.working : (yes ?? t.office.save)}
          </button>
          <button type="button" class="button" disabled={task.busy} onClick={onDrop}>
            {t.office.drop}
          </button>
          <span class="faint save-hint">{t.office.unsaved}</span>
        </div>
      )}
      <p class="office-done" role="status">
        {!changed && done}
      </p>
      <Told refused={task.refused} says={task.refused?.code === 'guarded' ? t.faults.barred : undefined} />
    </div>
  );
}
