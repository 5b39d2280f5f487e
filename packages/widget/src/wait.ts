import type { Board } from './board.ts';
import type { MoreMessages } from './i18n/rest/messages.ts';
import { dayOf } from './text/clock.ts';

/** Shortest time between two places that a screen reader is told, in ms; the first and the last one are told at once. */
export const SPEAK_EVERY_MS = 30_000;

const MINUTE_MS = 60_000;

/** What the shopper waits for: their place, the time when the shop opens again, by when a left message is answered. */
export class Wait {
  /** What a screen reader is told: not every change. */
  spoken = '';
  #board: Board;
  #t: MoreMessages;
  #blocked = '';
  #place = 0;
  #spokenAt = 0;
  #isHere: boolean | undefined;
  #alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board, t: MoreMessages) {
    this.#board = board;
    this.#t = t;
  }

  /** The place in the queue, undefined while nobody waits; nothing is claimed without a connection. The queue may tell late that somebody came. */
  get place(): readonly [place: string, minutes: string] | undefined {
    const { view, line, figures } = this.#board;
    if (!view.queue || view.thread?.state === 'active' || line !== 'quiet') return undefined;
    const { place, expectedWaitMs } = view.queue;
    const minutes = expectedWaitMs === undefined ? undefined : Math.ceil(expectedWaitMs / MINUTE_MS);
    const t = this.#t;
    return [
      place > 1 ? t.place(figures.format(place)) : t.next,
      minutes === undefined ? '' : minutes > 60 ? t.overAnHour : figures.count(t.minutes, minutes),
    ];
  }

  /** That nobody is here, as far as nothing else on the screen says so, and when somebody will be. */
  get away(): string {
    const { view, availability } = this.#board;
    const { opensAt, thread } = view;
    if (availability !== 'away' || (thread && !/^(left|closed)$/.test(thread.state))) return '';
    return [thread?.state === 'closed' && this.#t.away, opensAt && this.#t.back(...this.#when(opensAt))]
      .filter(Boolean)
      .join(this.#t.gap);
  }

  /** That their words are not taken, calmly, and from when on they are. */
  get blocked(): string {
    const { view, serverNow } = this.#board;
    const { blocked } = view;
    if (!blocked || (blocked.until !== undefined && blocked.until <= serverNow)) return '';
    const [day, time] = blocked.until === undefined ? ['', ''] : this.#when(blocked.until);
    return this.#t.blocked(day, time);
  }

  /** By when a left message is answered, from the event that stands under this key; undefined where the shop said no time. */
  left(key: string): string | undefined {
    for (const { conversation, events } of this.#board.view.threads) {
      const event = events.find(({ seq }) => `${conversation} ${seq}` === key);
      if (event?.kind === 'left' && event.dueAt !== undefined) return this.#t.left(...this.#when(event.dueAt));
    }
    return undefined;
  }

  /** After every change: what of it is spoken. */
  check(): void {
    const { availability, view } = this.#board;
    const isHere = availability === 'unknown' ? this.#isHere : availability === 'online';
    if (this.#isHere !== undefined && isHere !== this.#isHere && !view.agent) {
      this.spoken = isHere ? this.#t.here : this.#t.away;
    }
    this.#isHere = isHere;
    this.#speak(view.queue?.place ?? 0);
    const { blocked } = this;
    if (blocked !== this.#blocked) this.spoken = blocked;
    this.#blocked = blocked;
  }

  stop(): void {
    clearTimeout(this.#alarm);
  }

  #speak(place: number): void {
    clearTimeout(this.#alarm);
    if (place === this.#place) return;
    const waits = this.#spokenAt + SPEAK_EVERY_MS - Date.now();
    if (place > 1 && this.#place > 0 && waits > 0) {
      this.#alarm = setTimeout(this.#board.look, waits);
      return;
    }
    this.#place = place;
    this.#spokenAt = Date.now();
    this.spoken = this.place?.filter(Boolean).join(this.#board.t.comma) ?? '';
  }

  /** A day, empty for today, and a time, in the reader's words. */
  #when(at: number): [day: string, time: string] {
    const { clock } = this.#board;
    const now = Date.now();
    return [dayOf(at) === dayOf(now) ? '' : clock.day(at, now), clock.time(at)];
  }
}
