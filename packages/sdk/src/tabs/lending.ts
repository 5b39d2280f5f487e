import { type Entry, isUnsent } from '../outbox/outbox.ts';
import type { Election } from './election.ts';
import type { Letter, Message } from './messages.ts';
import type { Requests } from './requests.ts';

/** What tabs need to tell each other of requests. */
interface LendingOptions {
  readonly requests: Requests;
  /** Who leads. */
  election(): Election;
  /** Whom this tab speaks for is known, and what the line has told. */
  isReady(): boolean;
  post(message: Message): void;
  /** A person has dropped it here: whoever still tells of it drops it too. */
  drop(cid: string): void;
}

/** Hands requests to the leader; as the leader, takes them, and tells all what it was told. */
export interface Lending {
  /** The leader has told all requests that it knows. Without those before them, newer ones might go out first. */
  readonly isTold: boolean;
  /** Tells of these what is not told so far: the outbox lets them go. */
  lend(entries: readonly Entry[]): void;
  /** The same of all that it has let go. What it still holds back, older words may have to go before. */
  lendAll(): void;
  /** A follower's, as the leader. */
  lead(letter: Extract<Letter, { type: 'entries' }>): void;
  /** The leader's, as a follower. */
  follow(letter: Extract<Letter, { type: 'entries' }>): void;
  /** Tells a newcomer of all that is unsent, of this tab's own as far as the outbox has let it go. */
  tellAll(to: string): void;
  /** Whoever was told may have forgotten. */
  again(): void;
  /** There is another leader. */
  anew(): void;
}

export function createLending({ requests, election, isReady, post, drop }: LendingOptions): Lending {
  /**
   * What the leader, or this leader's followers, were told of each request: that there is one (false), that the device has it
   * (true). It only grows: tabs that see a request differently would answer each other for ever.
   */
  const handed = new Map<string, boolean>();
  /** What the leader offers anew by itself (C13). There may be thousands: they are not handed to it again and again. */
  const offered = new Set<string>();
  /** What the outbox has let go. */
  let free: ReadonlySet<string> = new Set();
  let isTold = false;

  const isSaved = ({ status }: Entry) => status === 'saved';
  const isNews = (entry: Entry) => !handed.has(entry.cid) || (isSaved(entry) && !handed.get(entry.cid));
  function note(entries: readonly Entry[]): void {
    for (const entry of entries) handed.set(entry.cid, isSaved(entry) || !!handed.get(entry.cid));
  }

  const lending: Lending = {
    get isTold() {
      return isTold;
    },
    lend(entries) {
      free = new Set(entries.map(({ cid }) => cid));
      const state = election();
      const leads = state.role === 'leading';
      const leader = state.role === 'following' ? state.leader : undefined;
      if (!leads && !(leader && isReady())) return;
      // The others show, and ask about, what this leader was told; what they have told it they know.
      const fresh = entries.filter((entry) => isUnsent(entry) && !(leads && entry.theirs) && isNews(entry));
      note(fresh);
      if (!fresh.length) return;
      if (leader) post({ type: 'entries', to: leader, entries: fresh });
      else post({ type: 'entries', entries: fresh });
    },
    lendAll: () => lending.lend(requests.all().filter(({ cid, again }) => again || free.has(cid))),
    lead({ to, entries }) {
      // What another leader tells its own followers is a part of what it knows: all of it comes when either gives up.
      if (!to) return;
      requests.take(entries);
      note(entries);
      post({ type: 'entries', entries });
      for (const entry of entries) if (requests.isDropped(entry)) drop(entry.cid);
    },
    follow({ to, entries }) {
      isTold ||= !!to;
      if (!isTold) return;
      note(entries);
      for (const { cid, again } of entries) if (again) offered.add(cid);
      requests.take(entries);
    },
    // What this one holds back has no place so far: whoever was told could write it so over the place it gets.
    tellAll: (to) =>
      post({
        type: 'entries',
        to,
        entries: requests
          .all()
          .filter(({ cid, theirs }) => theirs || free.has(cid))
          .filter(isUnsent),
      }),
    again() {
      for (const cid of handed.keys()) if (!offered.has(cid)) handed.delete(cid);
    },
    anew() {
      handed.clear();
      offered.clear();
      isTold = false;
    },
  };
  return lending;
}
