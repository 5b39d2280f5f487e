import type { ConversationId, SharedFile } from '@shopbell/protocol';
import type { Messages } from '../../i18n/index.ts';
import { fileSize } from '../../text/file-size.ts';
import { useApp } from '../context.ts';
import { fileIcon } from '../parts/file-icon.ts';
import { Icon } from '../parts/icon.tsx';
import { useLink } from './use-link.ts';

/** Largest picture in a thread, in px. */
const SHOWN = { width: 280, height: 220 } as const;
/** Smallest: something to press, however thin it is. */
const LEAST = 44;

interface FileProps {
  file: SharedFile;
  conversation: ConversationId;
  /** The message's number; a file on its way has none, and is shown by its name. */
  seq: number | undefined;
}

/** A file in a thread: a picture at its place, anything else by name. */
export function FileView({ file, conversation, seq }: FileProps) {
  const isPicture = file.width !== undefined && file.height !== undefined && file.type.startsWith('image/');
  return isPicture && seq !== undefined ? (
    <Picture file={file} conversation={conversation} seq={seq} />
  ) : (
    <Row file={file} conversation={conversation} seq={seq} />
  );
}

/** The place of a picture before it is here: what comes does not move the thread. */
function placeOf({ width = 1, height = 1 }: SharedFile): { width: number; height: number } {
  const scale = Math.min(1, SHOWN.width / width, SHOWN.height / height);
  return { width: Math.max(LEAST, Math.round(width * scale)), height: Math.max(LEAST, Math.round(height * scale)) };
}

function Picture({ file, conversation, seq }: FileProps & { seq: number }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { link, missed, onError, again } = useLink(conversation, seq);
  const { width, height } = placeOf(file);
  const said = missed && (missed === 'failed' ? `${t.files.failed} ${t.files.again}` : t.files.gone);
  return (
    <button
      type="button"
      class={missed ? 'picture picture-gone' : 'picture'}
      style={{ width: `${width}px`, aspectRatio: `${width} / ${height}` }}
      aria-label={missed ? `${said}: ${file.name}` : t.files.enlarge(file.name)}
      title={file.name}
      onClick={() => (missed === 'failed' ? again() : intents.files.look({ conversation, seq, file }))}
    >
      {missed ? (
        <span class="picture-word">
          <Icon name="picture" /> {said}
        </span>
      ) : (
        link?.preview && (
          <img
            src={link.preview}
            alt=""
            width={width}
            height={height}
            decoding="async"
            draggable={false}
            onError={onError}
          />
        )
      )}
    </button>
  );
}

const kindOf = (t: Messages, type: string): string =>
  type.startsWith('image/')
    ? t.files.kinds.picture
    : type === 'application/pdf'
      ? t.files.kinds.pdf
      : type === 'text/plain'
        ? t.files.kinds.text
        : t.files.kinds.other;

function Row({ file, conversation, seq }: FileProps) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  return (
    <span class="file-row">
      <span class="file-icon">
        <Icon name={fileIcon(file.type)} />
      </span>
      <span class="file-text">
        <bdi class="file-name" title={file.name}>
          {file.name}
        </bdi>
        <span class="file-about">
          {kindOf(t, file.type)} · <span class="tabular">{fileSize(file.bytes, t.lang)}</span>
        </span>
      </span>
      {seq !== undefined && (
        <button
          type="button"
          class="quiet icon-button"
          aria-label={t.files.save(file.name)}
          title={t.files.saveShort}
          onClick={() => void intents.files.save(conversation, seq)}
        >
          <Icon name="down" />
        </button>
      )}
    </span>
  );
}
