import type { ChatView } from '@shopbell/sdk';
import type { Line } from './board.ts';

/** What takes longer than this – a line, a message that is kept nowhere – is told to the reader, in ms. */
export const SLOW_MS = 1000;

/** What a reader is told of the connection: nothing of what passes within a second. */
export class LineWatch {
  line: Exclude<Line, 'person'> = 'quiet';
  /** There was a line on this page. */
  greeted = false;
  #look: () => void;
  #now: ChatView['connection'] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param look called when there is something else to tell by now */
  constructor(look: () => void) {
    this.#look = look;
  }

  /** After every change of the view; without a connection it is over. */
  read(connection?: ChatView['connection']): void {
    this.#now = connection;
    if (connection === 'connecting' || connection === 'waiting') {
      if (this.line === 'refused') this.line = 'quiet';
      // Once told, "offline" stays until the line is back: tries come and go.
      if (this.line !== 'quiet' && connection === 'waiting') this.line = 'offline';
      this.#timer ??= setTimeout(() => {
        this.line = this.#now === 'waiting' ? 'offline' : 'connecting';
        this.#look();
      }, SLOW_MS);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (connection === 'online') this.greeted = true;
    this.line = connection === 'refused' ? 'refused' : 'quiet';
  }
}
