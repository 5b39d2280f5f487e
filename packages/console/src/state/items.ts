import type { Actor, CardAct, DeskEvent, PrivateKind, PublicEvent, SharedFile } from '@shopbell/protocol';
import type { ChatErrorCode, Pending, SendStatus, Thread, ThreadEvent } from '@shopbell/sdk';
import { isSharedFile } from '@shopbell/sdk/agent';
import { isSameDay } from '../time/format.ts';
import { isBegun } from './begun.ts';

/** Messages of one author closer than this to the group's first stand together. */
export const GROUP_WITHIN_MS = 120_000;

/** So many stand together at most: a flood is no single thing as high as a house. */
export const GROUP_MAX = 30;

/** `public` – the shopper sees it; `desk` – a note among colleagues; `whisper` – a supervisor’s words to who has the conversation. */
export type Lane = 'public' | 'desk' | 'whisper';

/** A piece of a shopper's words that is not to be read by everybody. */
export interface MaskedPiece {
  kind: PrivateKind;
  start: number;
  end: number;
}

/** One message or note. `status` only on one's own that are not in the log yet. */
export interface Line {
  key: string;
  /** As it was last edited. */
  text: string;
  at: number;
  /** A message's number in the public log. */
  seq?: number;
  /** What of it is masked, in UTF-16 units, and the event that has these words. */
  masked?: { seq: number; pieces: readonly MaskedPiece[] };
  edited?: boolean;
  file?: SharedFile;
  /** Nothing has looked through it so far. */
  card?: unknown;
  /** It answers an order check. */
  act?: CardAct;
  /** The number of the message that it replies to. */
  re?: number;
  /** Of a message on its way. */
  fileId?: string;
  cid?: string;
  status?: Exclude<SendStatus, 'stored'>;
  /** It waits in the console, to be taken back: from when to when. */
  held?: { readonly at: number; readonly until: number };
  problem?: ChatErrorCode;
}

/** Lines of one author in one lane. `at` is the first line's. */
export interface Group {
  kind: 'group';
  key: string;
  by: Actor;
  own: boolean;
  lane: Lane;
  /** Whom a whisper is for. */
  to?: string;
  at: number;
  lines: readonly Line[];
}

/** Events that are no words: shown as one small line. What is left of a message whose words are gone is one too. */
export type SystemEvent =
  | Exclude<PublicEvent, { kind: 'message' | 'edited' | 'recalled' }>
  | Exclude<DeskEvent, { kind: 'note' | 'whispered' }>;

/** What a thread is drawn from, top to bottom. */
export type Item =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'system'; key: string; at: number; lane: Lane; event: SystemEvent }
  | Group;

/** What was sent and waits to go. */
interface Waiting {
  readonly cid: string;
  readonly text: string;
  readonly at: number;
  readonly until: number;
  readonly lane: Lane;
  readonly to: { readonly name: string } | undefined;
}

interface Spoken extends Line {
  to?: string;
  by: Actor;
  own: boolean;
  lane: Lane;
}

/** Both logs in their order, up to the last public event. None of it is changed any more: what goes on is built of copies. */
interface Ordered {
  readonly by: readonly unknown[];
  readonly events: readonly ThreadEvent[];
  readonly desk: readonly DeskEvent[];
  readonly items: readonly Item[];
  /** How many of the desk's stand in it. */
  readonly next: number;
}

/**
 * Puts the two logs and one's own pending words in one order: a desk event stands behind the public event it names, and
 * is left out while that one is not loaded. Pending words come last, and behind them what can be taken back.
 * @param unread number of the hand-over whose note stands elsewhere until it is read; here it would be said twice
 * @param oversees whether who reads it is told what the guard found
 */
export function itemsOf(
  thread: Thread,
  selfId: string,
  unread?: number,
  held: readonly Waiting[] = [],
  oversees = true,
): readonly Item[] {
  return createItems()(thread, selfId, unread, held, oversees);
}

/** The same for a thread that grows: only what is new is put in order, and what did not change is the same object again. */
export function createItems(): typeof itemsOf {
  let before: Ordered | undefined;
  return (thread, selfId, unread, held = [], oversees = true) => {
    const { events, more, pending } = thread;
    const first = events[0]?.seq ?? 1;
    const desk = thread.desk.filter((event) => (!more || event.afterSeq >= first) && (oversees || !isOfGuard(event)));
    const by = [first, selfId, unread];
    const known = before && goesOn(before, { by, events, desk }) ? before : undefined;
    const items = [...(known?.items ?? [])];
    let next = known?.next ?? 0;
    const deskUpTo = (seq: number) => {
      for (let event = desk[next]; event && event.afterSeq <= seq; event = desk[++next]) {
        addDesk(items, event, selfId, unread);
      }
    };
    deskUpTo(known?.events.at(-1)?.seq ?? first - 1);
    for (const event of events.slice(known?.events.length ?? 0)) {
      addPublic(items, event, selfId, events);
      deskUpTo(event.seq);
    }
    before = { by, events, desk, items: [...items], next };
    deskUpTo(Number.POSITIVE_INFINITY);
    for (const one of pending) speak(items, ofPending(one, selfId));
    for (const one of held) speak(items, ofHeld(one, selfId));
    return items;
  };
}

/** Whether what was put in order stands at the beginning of this as it is. */
function goesOn(before: Ordered, now: Pick<Ordered, 'by' | 'events' | 'desk'>): boolean {
  const { by, events, desk, next } = before;
  const head = events.at(-1)?.seq;
  if (head === undefined || !isBegun(now.by, by) || !isBegun(now.events, events) || !isBegun(now.desk, desk))
    return false;
  // One that has come late has its place above what stands there.
  const come = next === desk.length ? now.desk[next] : undefined;
  return come === undefined || come.afterSeq >= head;
}

const isOfGuard = ({ kind }: DeskEvent): boolean => kind === 'guarded' || kind === 'held_back';

/** What is masked in the words a message has now: those of its newest edit, where it was edited. */
function maskedOf(event: Extract<ThreadEvent, { kind: 'message' }>, all: readonly ThreadEvent[]): Pick<Line, 'masked'> {
  if (event.by.role !== 'shopper') return {};
  const edit =
    event.editedAt === undefined ? undefined : all.findLast((one) => one.kind === 'edited' && one.of === event.seq);
  const { seq, masked: pieces } = edit?.kind === 'edited' ? edit : event;
  return pieces ? { masked: { seq, pieces } } : {};
}

/** What is drawn beside the words. */
const carriedBy = ({
  card,
  act,
  re,
}: { [K in 'card' | 'act' | 're']?: Line[K] | undefined }): Pick<Line, 'card' | 'act' | 're'> => ({
  ...(card ? { card } : {}),
  ...(act ? { act } : {}),
  ...(re ? { re } : {}),
});

function addPublic(items: Item[], event: ThreadEvent, selfId: string, all: readonly ThreadEvent[]): void {
  const { seq, at, by } = event;
  const key = event.cid ?? `p${seq}`;
  if (event.kind === 'message') {
    const edited = event.editedAt !== undefined;
    const file = isSharedFile(event.file) ? { file: event.file } : {};
    const words = { text: event.text, ...maskedOf(event, all), ...file, ...carriedBy(event) };
    speak(items, { key, ...words, at, seq, edited, by, own: isOwn(by, selfId), lane: 'public' });
    return;
  }
  // They show in the message they are about, and so does what is left of an edit; of what was erased, one line says so for all.
  if (event.kind === 'edited' || event.kind === 'recalled') return;
  if (event.kind === 'erased' && (event.was === 'edited' || event.why === 'erased')) return;
  addDay(items, event.at);
  items.push({ kind: 'system', key, at: event.at, lane: 'public', event });
}

function addDesk(items: Item[], event: DeskEvent, selfId: string, unread: number | undefined): void {
  // Every conversation has a case; the shopper's pane tells which. A line for it would stand in each thread.
  if (event.kind === 'case_opened') return;
  const key = event.cid ?? `d${event.deskSeq}`;
  // What was erased has one line for all of it.
  if ((event.kind === 'note' || event.kind === 'whispered') && event.text === '') return;
  if (event.kind === 'note') {
    speak(items, { key, text: event.text, at: event.at, by: event.by, own: isOwn(event.by, selfId), lane: 'desk' });
    return;
  }
  if (event.kind === 'whispered') {
    const own = isOwn(event.by, selfId);
    speak(items, { key, text: event.text, at: event.at, by: event.by, own, lane: 'whisper', to: event.to.name });
    return;
  }
  addDay(items, event.at);
  items.push({ kind: 'system', key, at: event.at, lane: 'desk', event });
  // The note of a hand-over, why it was taken over, what was promised, stands below it as it was written; nobody wrote what is the system's.
  if (!('text' in event) || event.text === '' || event.deskSeq === unread || event.by.role === 'system') return;
  const { at, by, text } = event;
  speak(items, { key: `${key}n`, text, at, by, own: isOwn(by, selfId), lane: 'desk' });
}

function ofPending(pending: Pending, selfId: string): Spoken {
  const { cid, text, at, status, lane, problem, file } = pending;
  const by: Actor = { role: 'agent', id: selfId, name: '' };
  return {
    key: cid,
    cid,
    text,
    at,
    status,
    by,
    own: true,
    lane,
    ...(problem ? { problem } : {}),
    ...(file ? { fileId: file } : {}),
    ...carriedBy(pending),
  };
}

function ofHeld({ cid, text, at, until, lane, to }: Waiting, selfId: string): Spoken {
  const by: Actor = { role: 'agent', id: selfId, name: '' };
  return { key: cid, cid, text, at, held: { at, until }, by, own: true, lane, ...(to ? { to: to.name } : {}) };
}

function speak(items: Item[], spoken: Spoken): void {
  const { by, own, lane, to, ...line } = spoken;
  addDay(items, line.at);
  const last = items.at(-1);
  if (
    last?.kind === 'group' &&
    last.lane === lane &&
    last.to === to &&
    sameActor(last.by, by) &&
    line.at - last.at <= GROUP_WITHIN_MS &&
    last.lines.length < GROUP_MAX
  ) {
    items[items.length - 1] = { ...last, lines: [...last.lines, line] };
    return;
  }
  items.push({
    kind: 'group',
    key: `g${line.key}`,
    by,
    own,
    lane,
    ...(to === undefined ? {} : { to }),
    at: line.at,
    lines: [line],
  });
}

function addDay(items: Item[], at: number): void {
  const last = items.at(-1);
  // A pending word's local time may lie before the log's last; a day line never goes back.
  if (last && (at <= last.at || isSameDay(last.at, at))) return;
  items.push({ kind: 'day', key: `day${at}`, at });
}

const isOwn = (by: Actor, selfId: string): boolean => by.role === 'agent' && by.id === selfId;

const sameActor = (a: Actor, b: Actor): boolean =>
  a.role === b.role && ('id' in a ? a.id : '') === ('id' in b ? b.id : '');
