import type { ChatError, ChatErrorCode } from '../errors.ts';
import type { StorageKind } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import type { Taken } from './journal.ts';
import type { Entry, Outbox, Pace, Pumped, Unsent } from './outbox.ts';
import type { StorageOptions } from './storage.ts';

export interface KeeperOptions extends Omit<StorageOptions, 'loaded'> {
  /** A shopper's words may go without the conversation they were said in, when the relay does not know it. */
  anew: boolean;
  /** `leads`: requests go out on this client's own line. */
  link: { readonly leads: boolean };
  /** The next presses are greater than those made then, epoch ms. */
  after(wallMs: number): void;
  /** Tells whoever waits for it. */
  reject(error: ChatError, cid: string): void;
}

/** Keeps an outbox on the device, and what was acked for a relay that may have lost it. Never throws. */
export interface Keeper {
  /** Settled once what an earlier life left is known, or the disk has taken too long. */
  readonly ready: Promise<void>;
  readonly storage: StorageKind;
  /** How many wait for a person's word. */
  readonly stale: number;
  /** With this request there would be too much text (C20). */
  isFull(request: Unsent): boolean;
  /** What may go now. */
  pump(outbox: Outbox, now: number, limits: Pace): Pumped;
  /** The requests with what an earlier life left, and with what a relay of this epoch may lack, in their order. */
  merge(epoch: string | undefined): readonly Entry[];
  /**
   * Another tab tells of these, and keeps them on the device; the one that has the line drops them there once they are over.
   * Returns what is to be done of it.
   */
  adopt(entries: readonly Entry[], leads: boolean): readonly Entry[];
  /** A person has said no to it, and it is not on its way: another tab, or the disk, may still tell of it. */
  isDropped(entry: Entry): boolean;
  /** Looks again for what is on the device. */
  look(): void;
  /** The requests are others. Entries are immutable: what is the same object has not changed. */
  save(): void;
  acked(entry: Entry, ack: FrameOf<'ack'>, epoch: string): void;
  /** A message was taken back, by whoever may, or all before it were erased, `at` that time: `cid` is its own, where that is known. */
  taken(about: Taken, epoch: string): void;
  /** The relay has failed on it so often that it is told, and goes no more by itself: it would keep back all behind it. */
  isHopeless(cid: string, code: ChatErrorCode): boolean;
  /** A final refusal. Returns the request that goes in its place, if any. */
  refused(entry: Entry, code: ChatErrorCode): Unsent | undefined;
  /** What to tell when this refusal undoes an edit or a recall of one's own; a recall of what is not there is done. */
  undone(entry: Entry, problem: FrameOf<'problem'>): ChatError | undefined;
  /** Takes a request out that was refused, or never sent. */
  discard(cid: string): void;
  /** A person's word on what is older than a day: it goes, or it is dropped. */
  decide(goes: boolean): void;
  /** Forgets it all, on the device too. */
  wipe(): void;
  close(): void;
}
