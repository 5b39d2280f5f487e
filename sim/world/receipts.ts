import type { Conversation } from '@shopbell/domain';
import type { PublicEvent } from '@shopbell/protocol';
import type { Receipts } from '../../packages/sdk/src/types.ts';
import type { Side, Receipts as Stored } from '../../packages/server/src/ports/store.ts';
import type { Marked } from '../history.ts';

const SIDES = ['shopper', 'shop'] as const;
const ENDLESS = Number.POSITIVE_INFINITY;

/** A thread, as far as receipts go. */
export interface Told {
  readonly conversation: string;
  readonly events: readonly PublicEvent[];
  /** What it shows of the other side. */
  readonly receipts: Receipts;
}

/** What a page has looked at, and what its screen says of the other side. */
export interface Reading {
  readonly side: Side;
  threads(): readonly Told[];
  /** Up to which message of the other side's somebody has looked here, by conversation. */
  readonly looked: ReadonlyMap<string, number>;
}

/** Up to which number anybody has ever looked, by side and conversation; pages that are gone count. */
export type Looked = Map<string, number>;

/** The newest message that is not of this side's: what this side confirms, if it was not taken back. */
const incoming = (events: readonly PublicEvent[], side: Side): number =>
  events.findLast(({ kind, by }) => kind === 'message' && (by.role === 'shopper') !== (side === 'shopper'))?.seq ?? 0;

/** Notes that somebody looks at a thread to its end, and returns up to where that is. */
export function looks(all: Looked, looked: Map<string, number>, side: Side, thread: Told): number {
  const { conversation, events } = thread;
  const upTo = events.at(-1)?.seq ?? 0;
  const raise = (map: Map<string, number>, key: string, to: number) => map.set(key, Math.max(to, map.get(key) ?? 0));
  raise(looked, conversation, incoming(events, side));
  raise(all, `${side} ${conversation}`, upTo);
  return upTo;
}

export interface ReceiptsOptions {
  readonly row: Conversation;
  readonly log: readonly PublicEvent[];
  readonly stored: Stored;
  /** Every page that is open, with its name; `isTold`: it is still told of this conversation. */
  readonly pages: readonly { readonly name: string; readonly reading: Reading; readonly isTold: boolean }[];
  readonly looked: Looked;
  /** A backup came back: what was looked at before says nothing of its numbers. */
  readonly isRestored: boolean;
}

/** What the store and each screen say of who has a conversation, with the bounds of it. */
export function marksOf({ row, log, stored, pages, looked, isRestored }: ReceiptsOptions): Marked[] {
  const conversation = row.id;
  const bounds = (side: Side): Pick<Marked, 'most' | 'least'> => {
    // Of a closed one nobody has to tell anything any more.
    const there = row.state === 'closed' ? [] : pages.filter(({ reading, isTold }) => isTold && reading.side === side);
    const showing = there.flatMap(({ reading }) => {
      const thread = reading.threads().find((one) => one.conversation === conversation);
      return thread ? [{ events: thread.events, looked: reading.looked.get(conversation) ?? 0 }] : [];
    });
    return {
      most: {
        delivered: isRestored ? ENDLESS : log.length,
        read: isRestored ? ENDLESS : (looked.get(`${side} ${conversation}`) ?? 0),
      },
      least: {
        // What stands before the part of a long thread that is loaded is confirmed by nobody.
        delivered: Math.max(0, ...showing.map(({ events }) => incoming(events, side))),
        read: isRestored ? 0 : Math.max(0, ...showing.map(({ looked }) => looked)),
      },
    };
  };
  const nothing = { delivered: 0, read: 0 };
  return SIDES.flatMap((side): Marked[] => {
    const { most, least } = bounds(side);
    const screens = pages.flatMap(({ name, reading }) =>
      reading.side === side
        ? []
        : reading
            .threads()
            .flatMap((thread): Marked[] =>
              thread.conversation === conversation
                ? [{ who: name, conversation, side, is: thread.receipts, most, least: nothing }]
                : [],
            ),
    );
    return [{ who: 'the store', conversation, side, is: stored[side], most, least }, ...screens];
  });
}
