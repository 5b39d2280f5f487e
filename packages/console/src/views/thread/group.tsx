import type { ConversationId } from '@shopbell/protocol';
import type { Receipts } from '@shopbell/sdk';
import type { Messages } from '../../i18n/index.ts';
import { problemText } from '../../i18n/problems.ts';
import { amendKey } from '../../state/amending.ts';
import type { Group, Line } from '../../state/items.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon, type IconName } from '../parts/icon.tsx';
import { CardPart, MessageMenu, QuotePart } from '../soon.ts';
import { FileView } from './file.tsx';
import { HeldStatus } from './held-status.tsx';
import { Private } from './private.tsx';

interface GroupProps {
  group: Group;
  name: string;
  conversation: ConversationId;
  /** The last of one's own groups: its last message tells how far it is. */
  newestOwn: boolean;
  /** How far the shopper has the thread. */
  receipts: Receipts;
}

/** What one person said in a row. The shopper stands left, the desk right, a note on its own paper. */
export function GroupView({ group, name, conversation, newestOwn, receipts }: GroupProps) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const note = group.lane === 'desk';
  const whisper = group.lane === 'whisper';
  const paper = note ? t.thread.note : whisper ? t.company.whisperTo(group.to ?? '') : undefined;
  // What can be taken back has not got anywhere: the one before it tells how far it is.
  const newest = group.lines.findLastIndex(({ held }) => held === undefined);
  const side = note ? 'note' : whisper ? 'whisper' : group.by.role === 'shopper' ? 'theirs' : 'ours';
  return (
    <article class={`group group-${side}`} aria-label={paper ? `${name}, ${paper}` : name}>
      <header class="group-head">
        <bdi class="group-name">{name}</bdi>
        {paper && (
          <span class={`${side}-label`}>
            <Icon name={whisper ? 'whisper' : 'desk'} />
            <bdi>{paper}</bdi>
          </span>
        )}
        <time dateTime={new Date(group.at).toISOString()}>{timeOfDay(group.at, t.lang)}</time>
      </header>
      {group.lines.map((line, index) => (
        <LineView
          key={line.key}
          line={line}
          conversation={conversation}
          own={group.own && !paper}
          mark={newestOwn && index === newest ? rung(line, receipts) : undefined}
          undo={line.held !== undefined && line.cid === state.undo.heldHere.value.at(-1)?.cid}
        />
      ))}
    </article>
  );
}

/** How far a stored message is: the ladder never goes back, because receipts only grow (C15). */
function rung({ seq = 0 }: Line, { delivered, read }: Receipts): 'stored' | 'delivered' | 'read' {
  return seq > 0 && seq <= read ? 'read' : seq > 0 && seq <= delivered ? 'delivered' : 'stored';
}

interface LineProps {
  line: Line;
  conversation: ConversationId;
  /** One's own message: it may have a menu. */
  own: boolean;
  /** How far it is, on one's own newest. */
  mark: ReturnType<typeof rung> | undefined;
  /** It is the one that is taken back first. */
  undo: boolean;
}

function LineView({ line, conversation, own, mark, undo }: LineProps) {
  const { state } = useApp();
  const { seq, status } = line;
  const changing = own && seq !== undefined && state.changing.value.has(amendKey(conversation, seq));
  const editing = own && seq !== undefined && state.editing.value?.seq === seq;
  return (
    <div
      class={`line line-${line.held ? 'held' : (status ?? 'stored')}${editing ? ' line-editing' : ''}${state.found.value.has(line.key) ? ' line-found' : ''}`}
    >
      {line.re && !line.act && <QuotePart re={line.re} conversation={conversation} />}
      <div class="line-body">
        <LineContent line={line} conversation={conversation} />
        {own && seq !== undefined && !changing && state.mayAmend.value.has(seq) && <MessageMenu seq={seq} />}
      </div>
      {line.held ? (
        <HeldStatus held={line.held} undo={undo} />
      ) : status === 'failed' && line.cid ? (
        <Failed line={line} cid={line.cid} conversation={conversation} />
      ) : (
        <Status line={line} mark={changing ? 'changing' : (status ?? mark)} />
      )}
    </div>
  );
}

/** The words, the file, or both: words stand below what they are about. */
function LineContent({ line, conversation }: { line: Line; conversation: ConversationId }) {
  const { state } = useApp();
  const { text, seq, fileId } = line;
  const file = line.file ?? (fileId === undefined ? undefined : state.files.sent.value.get(fileId));
  const words = text !== '' && (
    <p class="bubble" dir="auto">
      <Private text={text} masked={line.masked} conversation={conversation} />
    </p>
  );
  if (line.card || line.act) {
    return (
      <div class="line-file">
        {words}
        <CardPart line={line} conversation={conversation} />
      </div>
    );
  }
  if (!file) return words || <p class="bubble">…</p>;
  return (
    <div class="line-file">
      <FileView file={file} conversation={conversation} seq={seq} />
      {words}
    </div>
  );
}

const MARKS: Partial<Record<string, IconName>> = {
  stored: 'check',
  delivered: 'checks',
  read: 'checks',
  saved: 'clock',
  unsaved: 'clock',
  waiting: 'clock',
};

type Mark = keyof Messages['thread']['status'];

/** What is on its way waits while there is no line. */
const markNow = (mark: Mark | undefined, isOnline: boolean): Mark | undefined =>
  !isOnline && (mark === 'sending' || mark === 'changing') ? 'waiting' : mark;

/** The quiet words below a message: that it was edited, and how far it is. */
function Status({ line, mark: told }: { line: Line; mark: Mark | undefined }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const mark = markNow(told, state.online.value);
  const icon = mark && MARKS[mark];
  if (!line.edited && !mark) return null;
  return (
    <p class="status">
      {line.edited && <span>{t.thread.edited}</span>}
      {mark && (
        <span class={`mark mark-${mark}`}>
          {icon && <Icon name={icon} />}
          {t.thread.status[mark]}
        </span>
      )}
    </p>
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
  // The buttons go, and with them the place of the focus.
  const decide = (act: (cid: string) => void) => () => {
    act(cid);
    state.focus.value = 'thread';
  };
  return (
    <p class="status status-failed" role="alert">
      <Icon name="alert" />
      <span>
        {t.thread.status.failed}
        {t.lang === 'en' ? '. ' : '。'}
        {line.problem && problemText(t.problems, line.problem)}
      </span>
      <button type="button" class="link" onClick={decide(intents.retry)}>
        {t.thread.retry}
      </button>
      <button type="button" class="link" onClick={toBox}>
        {t.thread.edit}
      </button>
      <button type="button" class="link" onClick={decide(intents.discard)}>
        {t.thread.discard}
      </button>
    </p>
  );
}
