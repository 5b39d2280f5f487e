import type { Link } from '../link/link.ts';

/** The leader's line, on which requests wait until all tabs see the same secret on the device. */
export interface AgreedLine {
  /** Sends a frame, now or later; false when the line is not online. */
  send(frame: object): boolean;
  /** Lets go what waits, if it may. */
  flush(): void;
  /** What waits is sent again by whoever asked for it: the line is another one, or somebody else's. */
  clear(): void;
}

/** @param isAgreed the line's secret is the one that counts, for all tabs */
export function createAgreedLine(link: Pick<Link, 'send' | 'connection'>, isAgreed: () => boolean): AgreedLine {
  let waiting: readonly object[] = [];
  const isOnline = () => link.connection === 'online';
  return {
    send(frame) {
      if (!('cid' in frame) || (!waiting.length && isAgreed())) return link.send(frame);
      if (isOnline()) waiting = [...waiting, frame];
      return isOnline();
    },
    flush() {
      if (!waiting.length || !isOnline() || !isAgreed()) return;
      const all = waiting;
      waiting = [];
      all.forEach(link.send);
    },
    clear() {
      waiting = [];
    },
  };
}
