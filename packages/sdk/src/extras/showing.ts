import type { ChatView } from '../chat-types.ts';
import type { ChatError } from '../errors.ts';
import type { Hooks } from '../hook-types.ts';
import type { Pending, Thread, ThreadEvent } from '../types.ts';
import type { ExtrasHost, Hooked } from './ports.ts';
import { hookClock, type Passed, runHooks, type Step } from './run-hooks.ts';

type Message = Extract<ThreadEvent, { kind: 'message' }>;

/** What the hooks have made of one message's words. */
interface Look {
  readonly words: string;
  /** Undefined while they look. */
  shown: Passed | undefined;
  readonly done: Promise<unknown> | undefined;
}

/** Shows what others have said as the page's hooks want it. The log stays as it is. */
export interface Showing {
  show(view: ChatView, held: readonly Pending[]): ChatView;
  /** Settled once it is known how this message is shown; undefined where it is known. */
  looking(conversation: string, message: ThreadEvent): Promise<unknown> | undefined;
  /** As it is shown; undefined when it is hidden. */
  shown(conversation: string, message: Message): Message | undefined;
  forget(): void;
}

const isTheirs = (event: ThreadEvent): event is Message => event.kind === 'message' && event.by.role !== 'shopper';

export function createShowing(host: ExtrasHost, failed: (error: ChatError) => void): Showing {
  const { client, hooks, ports } = host;
  const clock = hookClock(ports.clock);
  let looks = new Map<string, Look>();
  /** The hooks that have made them. */
  let by: readonly Hooked[] = [];

  const mine = () => [...hooks].filter(([name]) => name === 'beforeDisplay');

  /** Nothing where no hook looks at it. */
  function lookAt(conversation: string, message: Message): Look | undefined {
    const now = mine();
    if (now.length !== by.length || now.some((hook, at) => hook !== by[at])) looks = new Map();
    by = now;
    if (now.length === 0) return undefined;
    const { seq, at, by: author, text } = message;
    const key = `${conversation} ${seq}`;
    const known = looks.get(key);
    if (known?.words === text) return known;
    const steps = now.flatMap((hook): Step[] => {
      if (hook[0] !== 'beforeDisplay') return [];
      const [, run, options] = hook;
      const about = { conversation, seq, at, by: author };
      return [
        { run: (words) => run({ text: words, ...about } satisfies Hooks['beforeDisplay']), options, otherwise: 'pass' },
      ];
    });
    const found = runHooks(steps, text, { clock, failed, isFit: () => true });
    // While they look at other words than before, those before stay.
    const look: Look =
      'then' in found
        ? {
            words: text,
            shown: known?.shown,
            done: found.then((passed) => {
              look.shown = passed;
              client.touch();
            }),
          }
        : { words: text, shown: found, done: undefined };
    looks.set(key, look);
    return look;
  }

  function shown(conversation: string, message: Message): Message | undefined {
    const look = lookAt(conversation, message);
    if (!look) return message;
    return look.shown && 'text' in look.shown ? { ...message, text: look.shown.text } : undefined;
  }

  return {
    shown,
    looking(conversation, message) {
      const look = isTheirs(message) ? lookAt(conversation, message) : undefined;
      return look?.shown ? undefined : look?.done;
    },
    show(view, held) {
      if (mine().length === 0 && held.length === 0) return view;
      let hidden = 0;
      const threads = view.threads.map((thread): Thread => {
        const events = thread.events.flatMap((event) => {
          if (!isTheirs(event)) return event;
          const seen = shown(thread.conversation, event);
          if (!seen && thread === view.thread && event.seq > thread.seen) hidden += 1;
          return seen ?? [];
        });
        const pending = thread === view.thread ? [...thread.pending, ...held] : thread.pending;
        return { ...thread, events, pending };
      });
      const thread = view.thread && threads.at(-1);
      return {
        ...view,
        threads,
        thread,
        pending: thread ? view.pending : [...view.pending, ...held],
        unread: view.unread - hidden,
      };
    },
    forget() {
      clock.end();
      looks = new Map();
    },
  };
}
