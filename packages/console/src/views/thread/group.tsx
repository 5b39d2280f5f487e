import type { ConversationId } from '@shopbell/protocol';
import { problemText } from '../../i18n/problems.ts';
import type { Group, Line } from '../../state/items.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Text } from '../parts/text.tsx';

interface GroupProps {
  group: Group;
  name: string;
  conversation: ConversationId;
  /** The last of one's own groups: its last message shows that it is stored. */
  newestOwn: boolean;
}

/** What one person said in a row. The shopper stands left, the desk right, a note on its own paper. */
export function GroupView({ group, name, conversation, newestOwn }: GroupProps) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const note = group.lane === 'desk';
  const side = group.by.role === 'shopper' ? 'theirs' : 'ours';
  return (
    <article class={`group group-${note ? 'note' : side}`} aria-label={note ? `${name}, ${t.thread.note}` : name}>
      <header class="group-head">
        <bdi class="group-name">{name}</bdi>
        {note && (
          <span class="note-label">
            <Icon name="desk" />
            {t.thread.note}
          </span>
        )}
        <time dateTime={new Date(group.at).toISOString()}>{timeOfDay(group.at, t.lang)}</time>
      </header>
      {group.lines.map((line, index) => (
        <LineView
          key={line.key}
          line={line}
          conversation={conversation}
          marked={newestOwn && index === group.lines.length - 1}
        />
      ))}
    </article>
  );
}

function LineView({ line, conversation, marked }: { line: Line; conversation: ConversationId; marked: boolean }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  return (
    <div class={`line line-${line.status ?? 'stored'}`}>
      <p class="bubble" dir="auto">
        <Text text={line.text} />
      </p>
      {line.status === 'failed' && line.cid ? (
        <Failed line={line} cid={line.cid} conversation={conversation} />
      ) : (
        (line.status || marked) && (
          <p class="status">
            {!line.status && <Icon name="check" />}
            {t.thread.status[line.status ?? 'stored']}
          </p>
        )
      )}
    </div>
  );
}

/** What happened to a refused message, and the three ways on. */
function Failed({ line, cid, conversation }: { line: Line; cid: string; conversation: ConversationId }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const toBox = () => {
    intents.edit(conversation, cid);
    state.focus.value = 'write';
  };
  return (
    <p class="status status-failed" role="alert">
      <Icon name="alert" />
      <span>
        {t.thread.status.failed}
        {t.lang === 'en' ? '. ' : '。'}
        {line.problem && problemText(t.problems, line.problem)}
      </span>
      <button type="button" class="link" onClick={() => intents.retry(cid)}>
        {t.thread.retry}
      </button>
      <button type="button" class="link" onClick={toBox}>
        {t.thread.edit}
      </button>
      <button type="button" class="link" onClick={() => intents.discard(cid)}>
        {t.thread.discard}
      </button>
    </p>
  );
}
