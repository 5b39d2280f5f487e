import { ChatError } from '../errors.ts';
import type { HookAnswer, HookOptions } from '../hook-types.ts';
import type { Clock } from '../ports.ts';

/** The longest a hook may take unless it says so, and at all, in ms. */
export const HOOK_MS = 3_000;
export const HOOK_MAX_MS = 30_000;

/** What the hooks have made of a text. */
export type Passed = { readonly text: string } | { readonly code: 'hook_refused' | 'hook_failed' };

/** One hook, bound to what it looks at. */
export interface Step {
  run(text: string): HookAnswer | Promise<HookAnswer>;
  readonly options: HookOptions | undefined;
  /** What becomes of the text when it fails, unless its options say so. */
  readonly otherwise: NonNullable<HookOptions['otherwise']>;
}

interface Running {
  readonly clock: Pick<Clock, 'after'>;
  /** A hook threw, took too long or gave something else. */
  failed(error: ChatError): void;
  /** Other words are such as may stand in the place of these. */
  isFit(text: string): boolean;
}

/** A clock for hooks: whom they looked for may go before they answer, and then none of their timers is left. */
export interface HookClock extends Pick<Clock, 'after'> {
  /** Nothing that was set rings any more. */
  end(): void;
}

export function hookClock(clock: Pick<Clock, 'after'>): HookClock {
  const open = new Set<() => void>();
  return {
    after(ms, run) {
      const end = () => {
        cancel();
        open.delete(end);
      };
      const cancel = clock.after(ms, () => {
        open.delete(end);
        run();
      });
      open.add(end);
      return end;
    },
    end() {
      for (const end of [...open]) end();
    },
  };
}

/** What it says of itself. Anything may be thrown, what can't be written too. */
function wordsOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'it threw something without words';
  }
}

/** @throws when it takes longer */
function within<T>(clock: Pick<Clock, 'after'>, ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new Error(`It took longer than ${ms} ms.`)));
    promise.then(resolve, reject).finally(cancel);
  });
}

/** Leads a text through the hooks, each with what the one before made of it: at once as long as none of them is asynchronous. */
export function runHooks(steps: readonly Step[], first: string, running: Running): Passed | Promise<Passed> {
  let text = first;
  const fail = ({ options, otherwise }: Step, error: unknown): Passed | undefined => {
    running.failed(new ChatError('hook_failed', `A hook failed: ${wordsOf(error)}`, 'later'));
    return (options?.otherwise ?? otherwise) === 'pass' ? undefined : { code: 'hook_failed' };
  };
  /** The end, if it is one. */
  function take(answer: unknown, step: Step): Passed | undefined {
    if (answer === false) return { code: 'hook_refused' };
    if (answer === undefined || answer === text) return undefined;
    if (typeof answer !== 'string' || !running.isFit(answer)) return fail(step, 'it gave nothing that could be used');
    text = answer;
    return undefined;
  }
  async function goOn(from: number, first: Promise<HookAnswer>): Promise<Passed> {
    let answer: HookAnswer | Promise<HookAnswer> = first;
    for (const [at, step] of steps.entries()) {
      if (at < from) continue;
      let end: Passed | undefined;
      try {
        if (at > from) answer = step.run(text);
        const ms = Math.min(HOOK_MAX_MS, Math.max(1, Number(step.options?.timeoutMs) || HOOK_MS));
        end = take(await within(running.clock, ms, Promise.resolve(answer)), step);
      } catch (error) {
        end = fail(step, error);
      }
      if (end) return end;
    }
    return { text };
  }
  for (const [at, step] of steps.entries()) {
    let end: Passed | undefined;
    try {
      const answer = step.run(text);
      if (typeof answer === 'object') return goOn(at, answer);
      end = take(answer, step);
    } catch (error) {
      end = fail(step, error);
    }
    if (end) return end;
  }
  return { text };
}
