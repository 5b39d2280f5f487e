import type { ConversationId } from '@shopbell/protocol';
import { problemText } from '../../i18n/problems.ts';
import { PICKED_MAX, type Picked, pickedOf } from '../../state/files.ts';
import { fileSize } from '../../text/file-size.ts';
import { useApp } from '../context.ts';
import { fileIcon } from '../parts/file-icon.ts';
import { Icon } from '../parts/icon.tsx';

/** What was picked and is not sent so far, above the box: how far each is, and what can be done with it. */
export function Chips({ conversation }: { conversation: ConversationId }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const picked = pickedOf(state.files.picked.value, conversation);
  if (picked.length === 0) return null;
  return (
    <>
      <ul class="picked-files" aria-label={t.files.picked}>
        {picked.map((one) => (
          <Chip key={one.key} picked={one} />
        ))}
      </ul>
      {state.files.tooMany.value === conversation && (
        <p class="picked-note" role="alert">
          {t.files.tooMany(PICKED_MAX)}
        </p>
      )}
    </>
  );
}

function Chip({ picked: { key, view, going } }: { picked: Picked }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const { name, type, bytes, sent, status, problem, kept } = view;
  const share = bytes > 0 ? sent / bytes : 1;
  const percent = new Intl.NumberFormat(t.lang, { style: 'percent' }).format(share);
  const moves = status === 'uploading' || status === 'waiting';
  const word =
    status === 'failed' && problem
      ? problemText(t.problems, problem)
      : going && status !== 'failed'
        ? t.files.going
        : status === 'uploading'
          ? percent
          : t.files.status[status];
  return (
    <li class={`picked-file picked-${status}`}>
      <Icon name={status === 'failed' ? 'alert' : fileIcon(type)} />
      <span class="picked-text">
        <bdi class="picked-name" title={name}>
          {name}
        </bdi>
        <span class="picked-state" role={status === 'failed' ? 'alert' : undefined}>
          <span class="tabular">{fileSize(bytes, t.lang)}</span> · {word}
          {kept === false && status !== 'failed' && ` · ${t.files.onlyHere}`}
        </span>
      </span>
      {moves && (
        <progress class="picked-progress" max={1} value={share} aria-label={`${name}: ${t.files.percent(percent)}`} />
      )}
      {(status === 'failed' || status === 'waiting') && bytes > 0 && (
        <button
          type="button"
          class="quiet icon-button"
          aria-label={t.files.retry(name)}
          title={t.files.again}
          onClick={() => intents.files.retryFile(key)}
        >
          <Icon name="again" />
        </button>
      )}
      <button
        type="button"
        class="quiet icon-button"
        aria-label={t.files.remove(name)}
        onClick={() => {
          intents.files.detach(key);
          // The button goes, and with it the place of the focus.
          state.focus.value = 'write';
        }}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
