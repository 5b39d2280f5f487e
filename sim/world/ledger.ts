/** `short`: seen in the seeds of `npm test`. `long`: too rare for that, seen in 100,000 seeds. */
export type Need = 'short' | 'long';

/** What a run must have been through, or it proves little. */
export const RARE = {
  'gap found': 'short',
  'tail asked for': 'short',
  'duplicate event suppressed': 'short',
  'retry answered with the first ack': 'short',
  'retry after a cut': 'short',
  'start over after another epoch': 'short',
  'way kept free for an earlier request': 'short',
  'refused for the rate': 'short',
  'refused as busy': 'short',
  'slow consumer closed': 'short',
  'silent connection closed': 'short',
  'successor opened': 'short',
  'take race lost': 'short',
  transferred: 'short',
  'given back': 'short',
  'taken over': 'short',
  'hand-over refused': 'short',
  'joined beside another': 'short',
  parted: 'long',
  'invitation declined': 'long',
  whispered: 'short',
  'catch-up in several pages': 'short',
  'hello cut': 'short',
  'goaway taken': 'short',
  'request lost in a cut': 'short',
  'ack lost in a cut': 'short',
  'line half open': 'short',
  'crash kept nothing of the tail': 'short',
  'crash kept part of the tail': 'short',
  'crash kept all of the tail': 'short',
  'backup restored': 'short',
  're-offer used': 'short',
  'stale batch asked': 'short',
  'storage failed': 'short',
  'later part not there': 'short',
  'events lost on the way': 'short',
  'hint lost': 'short',
  'hint doubled': 'short',
  'hint held back': 'short',
  'disk full': 'short',
  'clock jumped back': 'short',
  'clock jumped ahead': 'short',
  'server stalled': 'short',
  'page reloaded with words unsent': 'short',
  'page frozen': 'short',
  'a week away': 'short',
  'member’s proof renewed': 'short',
  'signed out': 'short',
  'a person was erased': 'short',
  'away while a person was erased': 'short',
  'erasing carried on by a start': 'short',
  'erased words offered in vain': 'long',
  'held back by the guard': 'short',
  'sent though the guard asks': 'short',
  promised: 'short',
  'promise kept': 'short',
  'promise given up': 'short',
  'promise moved': 'short',
  'promise taken over': 'long',
  'promise given to a colleague': 'long',
  'promise settled when it was overdue': 'short',
  'promise settled before': 'short',
  'left with an address': 'short',
  'left message taken': 'short',
  'left message given up': 'short',
  'asked for a rating': 'short',
  rated: 'short',
  'rated again': 'short',
  'words of another secret taken over': 'long',
} satisfies Record<string, Need>;

export type RareState = keyof typeof RARE;

/** How often each rare state was reached. */
export type Ledger = Map<RareState, number>;

export const createLedger = (): Ledger => new Map();

/** Counts one. */
export function note(ledger: Ledger, state: RareState): void {
  ledger.set(state, (ledger.get(state) ?? 0) + 1);
}

/** Adds what another run reached. */
export function addLedger(ledger: Ledger, other: Iterable<readonly [RareState, number]>): void {
  for (const [state, count] of other) ledger.set(state, (ledger.get(state) ?? 0) + count);
}

/** Every rare state, and what is asked of it. */
export const NEEDS: readonly (readonly [string, Need])[] = Object.entries(RARE);
