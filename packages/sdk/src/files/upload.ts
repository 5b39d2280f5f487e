import type { ChatErrorCode } from '../errors.ts';
import { FILE_MAX_BYTES, FILE_NAME_MAX_CHARS } from '../limits.ts';
import type { Clock } from '../ports.ts';
import type { FileCalls } from './http.ts';
import {
  first,
  resumed,
  START,
  sentOf,
  step,
  type UploadEffect,
  type UploadEvent,
  type UploadState,
} from './machine.ts';
import { cleanName, typeOf } from './name.ts';
import type { KeptFile, UploadShelf } from './shelf.ts';
import type { Upload, UploadChanged, UploadOptions, UploadStatus, UploadView } from './types.ts';

export interface UploadPorts {
  calls: FileCalls;
  clock: Pick<Clock, 'after'>;
  /** Of all of a file; rejects when it can't be read any more. */
  digest(blob: Blob): Promise<string | undefined>;
  /** Where files are kept between two pages; undefined where they can't be. */
  shelf?: UploadShelf | undefined;
  /** Asks before the page is left, for `who`, or no longer. */
  guard(on: boolean, who: object): void;
  /** Calls `lost` when this device may keep nothing more, and has forgotten it. Returns its end. */
  watch?(lost: () => void): () => void;
}

/** What is one state for a screen; the others are called as they are. */
const STATUS: { readonly [S in Exclude<UploadState['at'], UploadStatus>]: UploadStatus } = {
  announcing: 'uploading',
  looking: 'uploading',
  sending: 'uploading',
  finishing: 'checking',
};
const statusOf = (at: UploadState['at']): UploadStatus =>
  at in STATUS ? STATUS[at as keyof typeof STATUS] : (at as UploadStatus);

/** What the relay would refuse for certain is told at once, offline too. */
function faultOf(bytes: number, type: string | undefined): ChatErrorCode | undefined {
  if (type === undefined) return 'file_type_refused';
  if (bytes === 0) return 'file_broken';
  return bytes > FILE_MAX_BYTES ? 'file_too_large' : undefined;
}

/** What an upload begins with. */
interface Begin {
  readonly blob: Blob;
  readonly about: { readonly name: string; readonly type: string; readonly bytes: number };
  readonly state: UploadState;
  readonly fault: ChatErrorCode | undefined;
  readonly memo: string;
  readonly options: Pick<UploadOptions, 'keep' | 'changed'>;
  /** As an earlier page has left it. */
  readonly kept?: KeptFile;
}

/** Brings one file to the relay: the driver of the machine. Never throws; what goes wrong is in the view. */
export function startUpload(ports: UploadPorts, blob: Blob, options: UploadOptions = {}): Upload {
  const given = options.name ?? ('name' in blob && typeof blob.name === 'string' ? blob.name : '');
  const type = typeOf(given, blob.type);
  const bytes = blob.size;
  const fault = faultOf(bytes, type);
  const name = type ? cleanName(given, type) : given.slice(0, FILE_NAME_MAX_CHARS);
  const about = { name, type: type ?? blob.type, bytes };
  return drive(ports, { blob, about, state: START, fault, memo: options.keep ?? '', options });
}

/** Goes on with what an earlier page has left, where the relay has it. */
export function resumeUpload(ports: UploadPorts, kept: KeptFile, changed?: UploadChanged): Upload {
  const { name, type, bytes, memo, id, sent } = kept.about;
  const fault = kept.blob?.size === bytes ? undefined : 'file_changed';
  const upload: Upload = drive(ports, {
    blob: kept.blob ?? new Blob(),
    about: { name, type, bytes },
    state: resumed(id, Math.min(bytes, sent ?? 0)),
    fault,
    memo,
    options: { changed: (view) => changed?.(upload, view) },
    kept,
  });
  return upload;
}

function drive({ calls, clock, guard, digest, shelf, watch }: UploadPorts, begin: Begin): Upload {
  const { blob, about, fault, options } = begin;
  const { bytes } = about;
  const before = begin.kept?.about.sha256;
  let { kept, memo } = begin;
  let state: UploadState = fault ? { at: 'failed', problem: fault, offset: 0 } : begin.state;
  let sha256: string | undefined;
  /** Undefined while it is not known. */
  let isKept: boolean | undefined = kept && !fault;
  let isOver = fault !== undefined;
  /** The device has forgotten it. */
  let isLost = false;
  let view: UploadView = draw();
  let stop = new AbortController();
  let unwait: (() => void) | undefined;
  const me = {};

  function draw(): UploadView {
    return {
      ...about,
      sent: sentOf(state, bytes),
      status: statusOf(state.at),
      ...(state.at === 'failed' ? { problem: state.problem } : {}),
      ...(state.at === 'ready' ? { file: state.file } : {}),
      kept: isKept,
    };
  }

  function show(): void {
    view = draw();
    // Uploading, waiting, checking.
    guard(!isKept && /ing$/.test(view.status), me);
    try {
      options.changed?.(view);
    } catch (error) {
      globalThis.reportError?.(error);
    }
  }

  const unwatch = isOver
    ? undefined
    : watch?.(() => {
        isLost = true;
        kept?.drop();
        kept = undefined;
        if (isKept) {
          isKept = false;
          show();
        }
      });

  /** From here on this device has nothing of it. */
  function drop(): void {
    isOver = true;
    unwatch?.();
    kept?.drop();
    kept = undefined;
  }

  /** What the next page has to know. */
  function note(): void {
    const id = 'id' in state ? state.id : state.at === 'ready' ? state.file.id : undefined;
    kept?.note({ id, sent: sentOf(state, bytes), sha256 });
  }

  function tell(event: UploadEvent): void {
    const [next, effect] = step(state, event, bytes);
    if (next !== state) {
      state = next;
      if (next.at === 'failed' || next.at === 'cancelled') {
        drop();
        isKept &&= false;
      } else note();
      show();
    }
    if (effect) carryOut(effect);
  }

  const then = (asked: Promise<UploadEvent>): void => void asked.then(tell);

  /** A file may be changed, or go, after it was picked; what a device has kept may be something else by now. */
  async function known(next: () => Promise<UploadEvent>): Promise<UploadEvent> {
    try {
      sha256 ??= await digest(blob);
    } catch {
      return { type: 'refused', problem: 'file_changed' };
    }
    if (before !== undefined && sha256 !== undefined && before !== sha256)
      return { type: 'refused', problem: 'file_changed' };
    return state.at === 'cancelled' ? { type: 'lost' } : next();
  }

  function carryOut(effect: UploadEffect): void {
    unwait?.();
    unwait = undefined;
    const { signal } = stop;
    switch (effect.do) {
      case 'announce':
        return then(known(() => calls.announce({ ...about, sha256 }, signal)));
      case 'look':
        return then(known(() => calls.look(effect.id, bytes, signal)));
      case 'send':
        return then(calls.send(effect.id, effect.from, blob.slice(effect.from, effect.to), signal));
      case 'finish':
        return then(calls.finish(effect.id, signal));
      case 'wait':
        unwait = clock.after(effect.ms, () => tell({ type: 'due' }));
        return undefined;
      case 'remove':
        return void calls.remove(effect.id);
    }
  }

  async function keep(): Promise<void> {
    const found = await shelf?.keep(blob, { ...about, memo, sha256 });
    if (isOver || isLost) found?.drop();
    if (isOver) return;
    kept = isLost ? undefined : found;
    isKept = kept !== undefined;
    kept?.note({ memo });
    note();
    show();
  }

  if (!fault) {
    if (!isKept) guard(true, me);
    queueMicrotask(() => {
      if (state !== begin.state) return;
      carryOut(first(state));
      if (options.keep !== undefined) void keep();
    });
  } else kept?.drop();

  return {
    get view() {
      return view;
    },
    get memo() {
      return memo;
    },
    cancel() {
      const before = stop;
      stop = new AbortController();
      // What is on its way is let go, but for an announcement: its answer names what is to be taken back.
      if (state.at !== 'announcing') before.abort();
      unwait?.();
      tell({ type: 'cancel' });
    },
    retry() {
      if (!fault) tell({ type: 'retry' });
    },
    remember(next) {
      memo = next;
      kept?.note({ memo });
    },
    done: drop,
  };
}
