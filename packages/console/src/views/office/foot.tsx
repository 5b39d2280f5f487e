import { useApp } from '../context.ts';
import type { Task } from './task.ts';
import { Told } from './told.tsx';

interface Props {
  task: Task;
  /** What the button says. Default: saves. */
  yes?: string;
  /** It undoes something: not in the shop's colour. */
  strong?: boolean;
  /** What the refusal says, where its code doesn't tell enough. */
  says?: string | undefined;
  onLeave(): void;
}

/** The foot of a form that was opened for one thing: do it, or leave it. The refusal stands below. */
export function FormFoot({ task, yes, strong = false, says, onLeave }: Props) {
  const t = useApp().state.settings.all.value;
  return (
    <>
      <div class="office-answers">
        <button type="submit" class={`button ${strong ? 'button-strong' : 'button-brand'}`} disabled={task.busy}>
          {task.busy ? t.office.working : (yes ?? t.office.save)}
        </button>
        <button type="button" class="button" disabled={task.busy} onClick={onLeave}>
          {t.office.cancel}
        </button>
      </div>
      <Told refused={task.refused} says={says} />
    </>
  );
}
