import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from './context.ts';
import { LaterFailed } from './later-failed.tsx';
import { Icon } from './parts/icon.tsx';

/** In place of a dialog that didn't come. */
export function LaterDialog({ again, close }: { again(): void; close(): void }) {
  const t = useApp().state.settings.t.value.later;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="keys-sheet later-failed" aria-label={t.failed} onClose={close}>
      <button type="button" class="quiet icon-button" aria-label={t.close} onClick={() => dialog.current?.close()}>
        <Icon name="cross" />
      </button>
      <LaterFailed again={again} />
    </dialog>
  );
}
