import { LIMITS } from '@shopbell/protocol/constants';
import type { ChatErrorCode } from '../errors.ts';
import type { Clock } from '../ports.ts';
import type { FileCalls } from './http.ts';
import { START, sentOf, step, type UploadEffect, type UploadEvent, type UploadState } from './machine.ts';
import { cleanName, typeOf } from './name.ts';
import type { Upload, UploadOptions, UploadStatus, UploadView } from './types.ts';

interface UploadPorts {
  calls: FileCalls;
  clock: Pick<Clock, 'after'>;
  /** Asks before the page is left, for `who`, or no longer. */
  guard(on: boolean, who: object): void;
}

const STATUS: { readonly [S in UploadState['at']]: UploadStatus } = {
  announcing: 'uploading',
  looking: 'uploading',
  sending: 'uploading',
  finishing: 'checking',
  waiting: 'waiting',
  ready: 'ready',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** What the relay would refuse for certain is told at once, offline too. */
function faultOf(bytes: number, type: string | undefined): ChatErrorCode | undefined {
  if (type === undefined) return 'file_type_refused';
  if (bytes === 0) return 'file_broken';
  return bytes > LIMITS.fileMaxBytes ? 'file_too_large' : undefined;
}

/** Brings one file to the relay: the driver of the machine. Never throws; what goes wrong is in the view. */
export function startUpload({ calls, clock, guard }: UploadPorts, blob: Blob, options: UploadOptions = {}): Upload {
  const given = options.name ?? ('name' in blob && typeof blob.name === 'string' ? blob.name : '');
  const type = typeOf(given, blob.type);
  const bytes = blob.size;
  const fault = faultOf(bytes, type);
  const name = type ? cleanName(given, type) : given.slice(0, LIMITS.fileNameMaxChars);
  const about = { name, type: type ?? blob.type, bytes };
  let state: UploadState = fault ? { at: 'failed', problem: fault, offset: 0 } : START;
  let view: UploadView = draw();
  let stop = new AbortController();
  let unwait: (() => void) | undefined;
  const me = {};

  function draw(): UploadView {
    return {
      ...about,
      sent: sentOf(state, bytes),
      status: STATUS[state.at],
      ...(state.at === 'failed' ? { problem: state.problem } : {}),
      ...(state.at === 'ready' ? { file: state.file } : {}),
    };
  }

  function tell(event: UploadEvent): void {
    const [next, effect] = step(state, event, bytes);
    if (next !== state) {
      state = next;
      view = draw();
      guard(/^(uploading|waiting|checking)$/.test(view.status), me);
      options.changed?.(view);
    }
    if (effect) carryOut(effect);
  }

  const then = (asked: Promise<UploadEvent>): void => void asked.then(tell);

  function carryOut(effect: UploadEffect): void {
    unwait?.();
    unwait = undefined;
    const { signal } = stop;
    switch (effect.do) {
      case 'announce':
        return then(calls.announce(about, signal));
      case 'look':
        return then(calls.look(effect.id, signal));
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

  if (!fault) {
    guard(true, me);
    queueMicrotask(() => {
      if (state === START) carryOut({ do: 'announce' });
    });
  }

  return {
    get view() {
      return view;
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
  };
}
