import { useEffect, useRef } from 'preact/hooks';
import type { Looking } from '../../state/files.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { useLink } from './use-link.ts';

/** One picture in large, over everything; Esc, the cross and a press beside it close it. */
export function PictureDialog({ file, conversation, seq }: Looking) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const { link, missed, onError, again } = useLink(conversation, seq);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="picture-large"
      aria-label={t.files.picture(file.name)}
      onClose={() => intents.files.look(undefined)}
      // A press beside it closes it, where the browser knows how.
      {...{ closedby: 'any' }}
    >
      <header class="picture-head">
        <bdi class="file-name">{file.name}</bdi>
        <button type="button" class="button" onClick={() => void intents.files.save(conversation, seq)}>
          <Icon name="down" /> {t.files.saveShort}
        </button>
        <button
          type="button"
          class="quiet icon-button"
          aria-label={t.files.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="cross" />
        </button>
      </header>
      {link ? (
        <img src={link.url} alt={file.name} width={file.width} height={file.height} onError={onError} />
      ) : (
        <p class="picture-says" role="status">
          {missed ? t.files[missed] : t.later.coming}{' '}
          {missed === 'failed' && (
            <button type="button" class="button" onClick={again}>
              {t.files.again}
            </button>
          )}
        </p>
      )}
    </dialog>
  );
}
