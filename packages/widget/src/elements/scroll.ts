/** So near to its end (px) a thread counts as being there. */
const NEAR_END_PX = 48;
/** So near to its start (px) the earlier messages are fetched. */
const NEAR_START_PX = 160;

/**
 * Keeps a scrolling box where its reader is: at the end while they are at the end, else at the same row while others come in
 * above and below. Does by hand what `overflow-anchor` does in some browsers.
 */
export class Scroll {
  /** True while the reader is at the end. */
  pinned = true;
  #box: Element;
  #rows: Element;
  #row: Element | undefined;
  #bottom = 0;
  /** The end was just gone to, and the event of that has not come. */
  #due = false;
  #observer: ResizeObserver;

  /** @param moved called after a scroll and after a change of size */
  constructor(box: Element, rows: Element, moved: () => void) {
    this.#box = box;
    this.#rows = rows;
    let size = '';
    const sizeNow = () => `${box.clientHeight} ${box.scrollHeight}`;
    box.addEventListener('scroll', () => {
      // Sizes changed since: this is not the reader's doing, and the observer is about to put it right.
      if (size !== sizeNow()) return;
      const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
      const due = this.#due;
      this.#due = false;
      // Chromium may put the place of a frame before back over the one that was set while a box changes its size.
      if (due && !atEnd) this.toEnd();
      else this.pinned = atEnd;
      moved();
    });
    this.#observer = new ResizeObserver(() => {
      size = sizeNow();
      if (this.pinned) this.toEnd();
      moved();
    });
    this.start();
  }

  start(): void {
    this.#observer.observe(this.#box);
    this.#observer.observe(this.#rows);
  }

  /** True when the reader is about to run out of messages above. */
  get nearStart(): boolean {
    return this.#box.clientHeight > 0 && this.#box.scrollTop < NEAR_START_PX;
  }

  toEnd(): void {
    const box = this.#box;
    const before = box.scrollTop;
    this.pinned = true;
    box.scrollTop = box.scrollHeight;
    // Where nothing moved, no event comes: the next one is the reader's.
    this.#due = box.scrollTop !== before;
  }

  /** Before the content changes: notes the first row on the screen. */
  note(): void {
    this.#row = undefined;
    if (this.pinned) return;
    const edge = this.#box.getBoundingClientRect().top;
    this.#row = [...this.#rows.children].find((row) => bottomOf(row) > edge);
    this.#bottom = this.#row ? bottomOf(this.#row) : 0;
  }

  /** After it changed: puts the reader back. */
  restore(): void {
    if (this.pinned) this.toEnd();
    else if (this.#row) this.#box.scrollTop += bottomOf(this.#row) - this.#bottom;
  }

  stop(): void {
    this.#observer.disconnect();
  }
}

const bottomOf = (row: Element): number => row.getBoundingClientRect().bottom;
