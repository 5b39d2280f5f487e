import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Icon } from '../parts/icon.tsx';

/** For admins: all that is kept of the shopper, saved as a file on this machine. */
export function ExportPart() {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const [isSaved, setSaved] = useState(false);
  if (state.self.value?.duty !== 'admin') return null;
  const save = () => {
    setSaved(false);
    void task.run(() => intents.shopper.writeOut()).then(setSaved);
  };
  return (
    <section class="shopper-part shopper-end">
      <button type="button" class="quiet" aria-describedby="export-hint" aria-disabled={task.busy} onClick={save}>
        <Icon name="down" /> {p.writeOut}
      </button>
      <p id="export-hint" class="shopper-hint" role="status">
        {task.busy ? p.writingOut : isSaved ? p.writtenOut : p.writeOutHint}
      </p>
      <Told refused={task.refused} />
    </section>
  );
}
