import type { Board } from './board.ts';
import { markOf } from './model/mark.ts';
import type { ReadMark } from './read-mark.ts';

/** So long it has to be in view until it is read, in ms (C16). */
export const READ_MS = 1000;

/**
 * Tells the relay, and this device, what was read.
 *
 * @returns what is to be called after every look, with whether what comes is before the shopper's eyes; `false` ends it, too
 */
export function createReading(
  board: Pick<Board, 'chat' | 'view' | 'entries' | 'look'> & { mark: ReadMark },
): (seeing: boolean) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The place up to which the shop was told that this person has read. */
  let told = '';
  return (seeing) => {
    const { thread } = board.view;
    const mark = markOf(board.entries);
    const head = thread?.events.at(-1)?.seq ?? 0;
    const place = `${thread?.conversation} ${head}`;
    if (!seeing) {
      clearTimeout(timer);
      timer = undefined;
    } else if (mark && head && place !== told) {
      timer ??= setTimeout(() => {
        timer = undefined;
        told = place;
        board.mark.set(mark);
        if (board.view.thread?.conversation === thread?.conversation) board.chat.read(head);
        board.look();
      }, READ_MS);
    }
  };
}
