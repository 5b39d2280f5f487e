/** A time zone's offset from an instant on: local time is UTC plus `offset` (ms). */
export interface OffsetChange {
  readonly at: number;
  readonly offset: number;
}

/** A time during which the offset stays the same: from `start` up to, and without, `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/**
 * Time is looked at in pieces of 6.2 days, each at its two ends: what happens twice between them could be missed. The
 * shortest time between two changes since 1970 is 6.96 days (Recife, Noronha and Boa Vista in October 2000).
 */
const BLOCK_MS = 2 ** 29;
/** Pieces kept per zone: 17 years, some 300 KB at most. Beyond it they are found anew. */
const MAX_BLOCKS = 1000;

interface Block {
  /** The offset at its first instant. */
  readonly offset: number;
  readonly changes: readonly OffsetChange[];
}

const STEADY: readonly OffsetChange[] = [];

/** Names only: `+08:00`, which engines take too, is no place, and knows no change of clocks. */
const NAME = /^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/;

/**
 * An IANA time zone as this JavaScript engine knows it (`Intl`, so the ICU data of the runtime: two runtimes can disagree
 * about the future of a zone). What the engine said is kept, since asking it is a thousand times slower than remembering.
 */
export class Zone {
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #blocks = new Map<number, Block>();

  /** @throws RangeError when the engine knows no such zone. */
  constructor(name: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Local time minus UTC at an instant (epoch ms, not before 1970), in ms. */
  offsetAt(at: number): number {
    const { offset, changes } = this.#block(Math.floor(at / BLOCK_MS));
    let now = offset;
    for (const change of changes) if (change.at <= at) now = change.offset;
    return now;
  }

  /** What the time from `from` up to `to` consists of, in order and without gaps. */
  stretches(from: number, to: number): readonly Stretch[] {
    const found: Stretch[] = [];
    let start = from;
    let offset = this.offsetAt(from);
    const turn = (at: number, next: number): void => {
      if (at <= start || at >= to || next === offset) return;
      found.push({ start, end: at, offset });
      start = at;
      offset = next;
    };
    for (let index = Math.floor(from / BLOCK_MS); index * BLOCK_MS < to; index++) {
      const block = this.#block(index);
      turn(index * BLOCK_MS, block.offset);
      for (const change of block.changes) turn(change.at, change.offset);
    }
    found.push({ start, end: to, offset });
    return found;
  }

  #block(index: number): Block {
    const known = this.#blocks.get(index);
    if (known) return known;
    const first = index * BLOCK_MS;
    const last = first + BLOCK_MS - 1;
    const offset = this.#ask(first);
    const end = this.#ask(last);
    let changes = STEADY;
    if (offset !== end) {
      const found: OffsetChange[] = [];
      this.#search(first, offset, last, end, found);
      changes = found;
    }
    const block = { offset, changes };
    if (this.#blocks.size >= MAX_BLOCKS) this.#blocks.clear();
    this.#blocks.set(index, block);
    return block;
  }

  /** Halves the time between two instants of different offsets until the change is known to the ms. */
  #search(low: number, lowOffset: number, high: number, highOffset: number, found: OffsetChange[]): void {
    if (lowOffset === highOffset) return;
    if (high - low === 1) {
      found.push({ at: high, offset: highOffset });
      return;
    }
    const middle = Math.floor((low + high) / 2);
    const offset = this.#ask(middle);
    this.#search(low, lowOffset, middle, offset, found);
    this.#search(middle, offset, high, highOffset, found);
  }

  #ask(at: number): number {
    const second = Math.floor(at / 1000) * 1000;
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.#format.formatToParts(second)) shown[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second: seconds = 0 } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
  }
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name, the same object every time; undefined when the engine knows none of that name. */
export function zoneNamed(name: string): Zone | undefined {
  const key = name.toLowerCase();
  const known = zones.get(key);
  if (known) return known;
  if (!NAME.test(name)) return undefined;
  try {
    const zone = new Zone(name);
    zones.set(key, zone);
    return zone;
  } catch {
    return undefined;
  }
}
