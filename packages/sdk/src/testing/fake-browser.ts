import type { Letter } from '../tabs/messages.ts';
import type { OpenChannel, Sign, TabPorts } from '../tabs/ports.ts';

/** One tab of a fake browser. */
export interface FakeTab {
  readonly ports: TabPorts;
  /** What it has posted, oldest first. */
  readonly posted: readonly Letter[];
  /** Something happens to its page. */
  sign(sign: Sign): void;
  /** Its page hears nothing until `thaw`; then all of it. */
  freeze(): void;
  thaw(): void;
  /** Its window is closed, and goes on for a moment. */
  shut(): void;
  /** What the others post is lost on its way to it, or no longer. */
  deafen(is: boolean): void;
  /** Gone without a word; its lock is free. */
  kill(): void;
  /** How many listeners, channels and locks it has. */
  readonly open: number;
}

/** Channels and Web Locks of one origin. */
export interface FakeBrowser {
  tab(options?: { visible?: boolean; channel?: OpenChannel }): FakeTab;
  /** Another script of the origin posts this on every channel. */
  shout(data: unknown): void;
}

interface Ask {
  readonly tab: object;
  readonly won: () => void;
  readonly lost: () => void;
  over: boolean;
}

/** @param locks whether it has Web Locks; `refused`: has them and gives none */
export function fakeBrowser({ locks = true }: { locks?: boolean | 'refused' } = {}): FakeBrowser {
  const channels = new Map<string, Set<{ readonly tab: object; readonly hear: (letter: unknown) => void }>>();
  const queues = new Map<string, Ask[]>();

  const grant = (queue: Ask[]) => {
    const first = queue[0];
    if (first) queueMicrotask(() => first.over || queue[0] !== first || first.won());
  };
  function giveUp(queue: Ask[], ask: Ask): void {
    ask.over = true;
    const index = queue.indexOf(ask);
    if (index < 0) return;
    queue.splice(index, 1);
    if (index === 0) grant(queue);
  }

  return {
    tab({ visible = true, channel } = {}) {
      const me = {};
      let frozen: (() => void)[] | undefined;
      let seen = visible;
      let dead = false;
      let deaf = false;
      let shut = false;
      const posted: Letter[] = [];
      const pages = new Set<(sign: Sign) => void>();
      /** What the page hears waits while it is frozen. */
      const here = (run: () => void) => {
        if (dead) return;
        if (frozen) frozen.push(run);
        else run();
      };
      const asks = () => [...queues.values()].flatMap((queue) => queue.filter((ask) => ask.tab === me));

      const made: FakeTab = {
        posted,
        ports: {
          channel:
            channel ??
            ((name, hear) => {
              const all = channels.get(name) ?? new Set();
              channels.set(name, all);
              const end = { tab: me, hear: (letter: unknown) => deaf || here(() => all.has(end) && hear(letter)) };
              all.add(end);
              return {
                post(letter) {
                  const copy = structuredClone(letter);
                  posted.push(copy);
                  for (const other of all) if (other !== end) queueMicrotask(() => other.hear(copy));
                },
                close: () => all.delete(end),
              };
            }),
          lock: locks
            ? (name, steal, won, lost) => {
                const queue = queues.get(name) ?? [];
                queues.set(name, queue);
                const ask: Ask = {
                  tab: me,
                  over: false,
                  won: () => here(won),
                  lost: () => here(() => ask.over || lost()),
                };
                if (locks === 'refused') {
                  queueMicrotask(ask.lost);
                  return () => giveUp(queue, ask);
                }
                const [holder] = queue;
                if (steal) {
                  if (holder) queue.shift();
                  queue.unshift(ask);
                  if (holder) queueMicrotask(() => holder.over || holder.lost());
                } else queue.push(ask);
                if (queue[0] === ask) grant(queue);
                return () => giveUp(queue, ask);
              }
            : undefined,
          page(hear) {
            pages.add(hear);
            return () => pages.delete(hear);
          },
          visible: () => seen,
          closed: () => shut,
        },
        sign(sign) {
          if (sign === 'shown' || sign === 'hidden') seen = sign === 'shown';
          for (const hear of pages) hear(sign);
        },
        freeze() {
          frozen ??= [];
        },
        thaw() {
          const waiting = frozen ?? [];
          frozen = undefined;
          for (const run of waiting) run();
        },
        shut() {
          shut = true;
        },
        deafen(is) {
          deaf = is;
        },
        kill() {
          dead = true;
          for (const all of channels.values()) for (const end of all) if (end.tab === me) all.delete(end);
          for (const queue of queues.values())
            for (const ask of queue.filter(({ tab }) => tab === me)) giveUp(queue, ask);
        },
        get open() {
          const ends = [...channels.values()].flatMap((all) => [...all].filter(({ tab }) => tab === me));
          return pages.size + ends.length + asks().length;
        },
      };
      return made;
    },
    shout(data) {
      for (const all of channels.values()) for (const { hear } of all) hear(data);
    },
  };
}
