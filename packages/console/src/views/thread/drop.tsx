import { useRef, useState } from 'preact/hooks';
import { shopperName } from '../../i18n/names.ts';
import { useApp } from '../context.ts';
import { mayAnswer } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Files that are dragged over the thread: the whole pane takes them, and says what becomes of them. */
export function useDrop() {
  const app = useApp();
  const { state, intents } = app;
  // Every element under the pointer tells of it: the pane is left when as many were left as were entered.
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const id = state.open.value;
  const may = id !== undefined && mayAnswer(app, id) && state.about.value?.state === 'active';
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return {
    over,
    may,
    handlers: {
      onDragEnter(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      },
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = may ? 'copy' : 'none';
      },
      onDragLeave(event: DragEvent) {
        if (!hasFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      onDrop(event: DragEvent) {
        if (!hasFiles(event)) return;
        // Not handled, the browser would leave the console for the file.
        event.preventDefault();
        leave();
        if (!may) return;
        intents.writeTo(id, 'public');
        intents.files.attach(id, [...(event.dataTransfer?.files ?? [])]);
        state.focus.value = 'write';
      },
    },
  };
}

/** What is said while files are held over the pane. */
export function DropVeil({ may }: { may: boolean }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const about = state.about.value;
  return (
    <div class={may ? 'drop-veil' : 'drop-veil drop-veil-not'} aria-hidden="true">
      <p>
        <Icon name={may ? 'clip' : 'cross'} />
        <strong>{may ? t.files.drop : t.files.dropNot}</strong>
        {may && about && <span>{t.files.dropHint(shopperName(t, about.shopper))}</span>}
      </p>
    </div>
  );
}
