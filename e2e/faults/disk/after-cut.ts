import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deed } from './record.ts';

/**
 * What the disk has kept of what was not synced when the power went.
 * - `none`, `all`
 * - `some`: each write whole or not at all, in no order
 * - `torn`: each sector of 512 bytes by itself
 */
export type Kept = 'none' | 'all' | 'some' | 'torn';

const SECTOR = 512;

/** A file as it grows. */
class Image {
  #bytes = Buffer.alloc(1 << 20);
  #size = 0;

  write(offset: number, bytes: Uint8Array): void {
    const end = offset + bytes.length;
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, offset);
    this.#size = Math.max(this.#size, end);
  }

  truncate(size: number): void {
    if (size < this.#size) this.#bytes.fill(0, size, this.#size);
    this.#size = size;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }
}

/** The deeds on one file up to `at`, and when the last sync began that had returned by then. */
interface Past {
  readonly deeds: readonly Deed[];
  readonly syncedFrom: number;
}

function pastOf(deeds: readonly Deed[], file: string, at: number): Past {
  const mine = deeds.filter((deed) => deed.file === file && deed.begin < at);
  const syncs = mine.filter(({ op, end }) => op === 'sync' && end < at);
  return {
    deeds: mine.filter(({ op }) => op !== 'sync').toSorted((a, b) => a.begin - b.begin),
    syncedFrom: Math.max(Number.NEGATIVE_INFINITY, ...syncs.map(({ begin }) => begin)),
  };
}

function keepSectors(image: Image, { offset, bytes }: Deed, random: () => number): void {
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR - ((offset + from) % SECTOR));
    if (random() < 0.5) image.write(offset + from, bytes.subarray(from, to));
    from = to;
  }
}

/**
 * Writes into `folder` what the disk may have held at the instant `at` (ms of the monotonic clock): all that was written
 * before a sync began which had returned, and `kept` of the rest, a write that was still under way included.
 */
export function buildAfterCut(
  folder: string,
  deeds: readonly Deed[],
  at: number,
  kept: Kept,
  random: () => number,
): void {
  for (const file of new Set(deeds.map((deed) => deed.file))) {
    if (file.endsWith('-shm') || file.endsWith('-journal')) continue;
    const past = pastOf(deeds, file, at);
    const image = new Image();
    for (const deed of past.deeds) {
      const synced = deed.end < past.syncedFrom;
      if (!synced && (kept === 'none' || (kept !== 'all' && deed.op === 'truncate' && random() < 0.5))) continue;
      if (deed.op === 'truncate') image.truncate(deed.offset);
      else if (synced || kept === 'all') image.write(deed.offset, deed.bytes);
      else if (kept === 'torn') keepSectors(image, deed, random);
      else if (random() < 0.5) image.write(deed.offset, deed.bytes);
    }
    writeFileSync(join(folder, file), image.bytes);
  }
}
