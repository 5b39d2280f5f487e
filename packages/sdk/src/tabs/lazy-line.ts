import { createLink, type LineMaker, type Link } from '../link/link.ts';

/** What a line needs is waited for this long; then it is a plain one, in ms. */
export const LOAD_MS = 2_000;

/**
 * Where it can't be loaded, a plain line waits this long, in ms: tabs that begin at once see meanwhile which of their secrets the
 * device has come to remember, and the first greeting goes by that one.
 */
export const APART_MS = 500;

/**
 * A line that is made when it is first needed, by something that has to be loaded. Where that fails or takes too long it is
 * a plain one, for good: that costs a socket and nothing else.
 */
export const lazyLine =
  (load: () => Promise<LineMaker>): LineMaker =>
  (ports, options) => {
    let line: Link | undefined;
    let wanted = false;
    /** It is a plain one, or is going to be. */
    let isPlain = false;
    let cancel: (() => void) | undefined;

    function use(make: LineMaker): void {
      cancel?.();
      if (line) return;
      line = make(ports, options);
      isPlain = make === createLink;
      try {
        if (wanted) line.tell('need');
      } catch {
        line = undefined;
        plain();
      }
    }
    const plain = () => use(createLink);

    function wait(): void {
      cancel?.();
      if (wanted) cancel = ports.clock.after(isPlain ? APART_MS : LOAD_MS, plain);
    }

    return {
      get connection() {
        return line?.connection ?? (wanted ? 'connecting' : 'idle');
      },
      get leads() {
        return !!line?.leads;
      },
      lend: (entries) => line?.lend(entries),
      left(secret) {
        if (line) return line.left?.(secret);
        load()
          .then(use)
          .then(() => line?.left?.(secret))
          // What they see next time they look at the device tells the others.
          .catch(() => undefined);
      },
      send: (frame) => !!line?.send(frame),
      close: () => line?.close?.(),
      apart() {
        const old = line;
        if (old && !isPlain) return false;
        line = undefined;
        old?.tell('stop');
        wait();
        return true;
      },
      tell(type) {
        if (line) return line.tell(type);
        const before = wanted;
        wanted = type === 'need' || (wanted && type !== 'stop');
        if (wanted === before) return;
        wait();
        if (wanted && !isPlain) {
          load()
            .then(use)
            .catch(() => {
              if (line) return;
              isPlain = true;
              wait();
            });
        }
        options.changed();
      },
    };
  };
