import type { Page, WebSocket } from 'playwright-core';
import type { Frame } from './wire.ts';

/** What the relay sends to a page, over all its connections. */
export interface Line {
  readonly frames: readonly Frame[];
  /** The first frame that matches, past or to come. */
  next(match: (frame: Frame) => boolean): Promise<Frame>;
  /**
   * Resolves with all that came since the last call, when the relay has answered a question asked now: whatever it had to
   * say before has come too. The answer itself, a heartbeat, is the last; the relay's
   * own heartbeats may stand before it.
   */
  flush(): Promise<readonly Frame[]>;
}

/** Listens from now on: call it before the page connects. */
export function line(page: Page): Line {
  const frames: Frame[] = [];
  const waiting = new Set<(frame: Frame) => void>();
  const hear = (socket: WebSocket) =>
    socket.on('framereceived', ({ payload }) => {
      const frame = JSON.parse(String(payload)) as Frame;
      frames.push(frame);
      for (const each of [...waiting]) each(frame);
    });
  page.on('websocket', hear);
  const coming = (match: (frame: Frame) => boolean) =>
    new Promise<Frame>((resolve) => {
      const look = (frame: Frame) => {
        if (!match(frame)) return;
        waiting.delete(look);
        resolve(frame);
      };
      waiting.add(look);
    });
  let told = 0;
  return {
    frames,
    next(match) {
      const known = frames.find(match);
      return known ? Promise.resolve(known) : coming(match);
    },
    async flush() {
      const beat = coming(({ type }) => type === 'heartbeat');
      // A page that is looked at again asks the relay how things stand.
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await beat;
      const since = frames.slice(told);
      told = frames.length;
      return since;
    },
  };
}
