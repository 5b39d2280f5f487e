import type { SharedFile } from '@shopbell/protocol';
import type { ChatErrorCode } from '../errors.ts';

/** Bytes of the first part; then twice as many with each that gets through, half as many with each that does not. */
const FIRST_CHUNK = 64 * 1024;
const CHUNKS = { least: 16 * 1024, most: 512 * 1024 } as const;
/** Longest wait between two tries, in ms. */
const WAIT_MAX_MS = 15_000;
/** So often in a row the relay may be of another opinion where the upload ends. */
const TURNS_MAX = 10;

/** Where an upload stands. `tries` are those in a row that did not get through. */
export type UploadState =
  | { readonly at: 'announcing'; readonly tries: number }
  | {
      readonly at: 'looking';
      readonly id: string;
      readonly offset: number;
      readonly chunk: number;
      readonly tries: number;
    }
  | {
      readonly at: 'sending';
      readonly id: string;
      readonly offset: number;
      readonly chunk: number;
      readonly tries: number;
    }
  | { readonly at: 'finishing'; readonly id: string; readonly tries: number }
  | {
      readonly at: 'waiting';
      readonly id?: string | undefined;
      readonly offset: number;
      readonly chunk: number;
      readonly tries: number;
    }
  | { readonly at: 'ready'; readonly file: SharedFile }
  | { readonly at: 'failed'; readonly problem: ChatErrorCode; readonly offset: number }
  | { readonly at: 'cancelled' };

export type UploadEvent =
  /** The relay takes it. */
  | { readonly type: 'announced'; readonly id: string }
  /** Bytes up to here are at the relay. */
  | { readonly type: 'stands'; readonly offset: number }
  | { readonly type: 'finished'; readonly file: SharedFile }
  /** No answer, or one that says to come again. */
  | { readonly type: 'lost'; readonly afterMs?: number | undefined }
  | { readonly type: 'refused'; readonly problem: ChatErrorCode; readonly offset?: number | undefined }
  /** The wait is over. */
  | { readonly type: 'due' }
  | { readonly type: 'retry' }
  | { readonly type: 'cancel' };

/** What is to be done next; one thing at a time. */
export type UploadEffect =
  | { readonly do: 'announce' }
  | { readonly do: 'look'; readonly id: string }
  | { readonly do: 'send'; readonly id: string; readonly from: number; readonly to: number }
  | { readonly do: 'finish'; readonly id: string }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'remove'; readonly id: string };

type Step = readonly [UploadState, UploadEffect?];
type In<S extends UploadState['at']> = Extract<UploadState, { at: S }>;
type On<E extends UploadEvent['type']> = Extract<UploadEvent, { type: E }>;
type Row<S extends UploadState['at']> = {
  readonly [E in UploadEvent['type']]: (state: In<S>, event: On<E>, bytes: number) => Step;
};

export const START: UploadState = { at: 'announcing', tries: 0 };
const CANCELLED: Step = [{ at: 'cancelled' }];
const ANNOUNCE: Step = [START, { do: 'announce' }];

/** As an earlier page left it. @param id undefined where it was not announced */
export const resumed = (id: string | undefined, offset: number): UploadState =>
  id === undefined ? START : { at: 'looking', id, offset, chunk: FIRST_CHUNK, tries: 0 };

/** What a state that somebody begins with needs done. */
export const first = (state: UploadState): UploadEffect =>
  state.at === 'looking' ? { do: 'look', id: state.id } : { do: 'announce' };

const stay = (state: UploadState): Step => [state];

/** On from here: the next part, or the end. */
function from(id: string, offset: number, bytes: number, chunk: number, tries: number): Step {
  if (offset >= bytes)
    return [
      { at: 'finishing', id, tries: 0 },
      { do: 'finish', id },
    ];
  const to = Math.min(bytes, offset + chunk);
  return [
    { at: 'sending', id, offset, chunk, tries },
    { do: 'send', id, from: offset, to },
  ];
}

const look = (id: string, offset: number, chunk: number, tries: number): Step => [
  { at: 'looking', id, offset, chunk, tries },
  { do: 'look', id },
];

/** Twice as long each time. */
function wait(state: { id?: string | undefined; offset: number; chunk: number; tries: number }, afterMs = 0): Step {
  const ms = Math.max(afterMs, Math.min(WAIT_MAX_MS, 500 * 2 ** Math.min(state.tries, 8)));
  const { id, offset, chunk, tries } = state;
  return [
    { at: 'waiting', id, offset, chunk, tries: tries + 1 },
    { do: 'wait', ms },
  ];
}

const fail = (problem: ChatErrorCode, offset = 0): Step => [{ at: 'failed', problem, offset }];
const drop = (id: string): Step => [{ at: 'cancelled' }, { do: 'remove', id }];
const goOn = ({ id, offset, chunk, tries }: In<'waiting'>): Step =>
  id === undefined ? [{ at: 'announcing', tries }, { do: 'announce' }] : look(id, offset, chunk, tries);
const smaller = (chunk: number) => Math.max(CHUNKS.least, chunk / 2);

/** The relay says where the upload ends, or that it is complete. */
function astray(
  { id, offset, chunk, tries }: In<'looking' | 'sending'>,
  { problem, offset: there }: On<'refused'>,
  bytes: number,
): Step {
  if (problem === 'file_finished') return from(id, bytes, bytes, chunk, 0);
  if (problem !== 'wrong_offset' || there === undefined || tries >= TURNS_MAX) return fail(problem, offset);
  return from(id, there, bytes, chunk, tries + 1);
}

/** Somebody looked after a while: what was half there may be over, and what was ready may have been said. */
function gone(state: In<'looking'>, event: On<'refused'>, bytes: number): Step {
  if (event.problem === 'file_unknown') return ANNOUNCE;
  return event.problem === 'file_used' ? CANCELLED : astray(state, event, bytes);
}

/** What a row does not name changes nothing there. */
const REST = {
  announced: stay,
  stands: stay,
  finished: stay,
  lost: stay,
  refused: stay,
  due: stay,
  retry: stay,
  cancel: stay,
};

const TABLE: { readonly [S in UploadState['at']]: Row<S> } = {
  announcing: {
    ...REST,
    announced: (_, { id }, bytes) => from(id, 0, bytes, FIRST_CHUNK, 0),
    lost: ({ tries }, { afterMs }) => wait({ offset: 0, chunk: FIRST_CHUNK, tries }, afterMs),
    refused: (_, { problem }) => fail(problem),
    cancel: () => CANCELLED,
  },
  looking: {
    ...REST,
    stands: ({ id, chunk, tries }, { offset }, bytes) => from(id, offset, bytes, chunk, tries),
    finished: (_, { file }) => [{ at: 'ready', file }],
    lost: (state, { afterMs }) => wait(state, afterMs),
    refused: gone,
    cancel: ({ id }) => drop(id),
  },
  sending: {
    ...REST,
    stands: ({ id, chunk }, { offset }, bytes) => from(id, offset, bytes, Math.min(CHUNKS.most, chunk * 2), 0),
    lost: (state, { afterMs }) => wait({ ...state, chunk: smaller(state.chunk) }, afterMs),
    refused: astray,
    cancel: ({ id }) => drop(id),
  },
  finishing: {
    ...REST,
    finished: (_, { file }) => [{ at: 'ready', file }],
    lost: ({ id, tries }, { afterMs }, bytes) => wait({ id, offset: bytes, chunk: FIRST_CHUNK, tries }, afterMs),
    // A restart may have lost its end.
    refused: ({ id, tries }, { problem }, bytes) =>
      problem === 'file_unfinished' && tries < TURNS_MAX
        ? look(id, bytes, FIRST_CHUNK, tries + 1)
        : fail(problem, bytes),
    cancel: ({ id }) => drop(id),
  },
  waiting: {
    ...REST,
    due: goOn,
    retry: goOn,
    cancel: ({ id }) => (id === undefined ? CANCELLED : drop(id)),
  },
  ready: {
    ...REST,
    cancel: ({ file }) => drop(file.id),
  },
  failed: {
    ...REST,
    retry: () => ANNOUNCE,
    cancel: () => CANCELLED,
  },
  cancelled: {
    ...REST,
    // It was taken back while it was announced.
    announced: (_, { id }) => drop(id),
    finished: (_, { file }) => drop(file.id),
    retry: () => ANNOUNCE,
  },
};

/** One step of an upload of `bytes` bytes. Pure. */
export function step(state: UploadState, event: UploadEvent, bytes: number): Step {
  const cell = TABLE[state.at][event.type] as (state: UploadState, event: UploadEvent, bytes: number) => Step;
  return cell(state, event, bytes);
}

/** Bytes that are at the relay. */
export function sentOf(state: UploadState, bytes: number): number {
  if ('offset' in state) return state.offset;
  return state.at === 'finishing' || state.at === 'ready' ? bytes : 0;
}
