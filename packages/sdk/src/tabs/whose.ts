import { parseRemembered, type Remembered } from '../client/remembered.ts';
import { RIVAL_MS } from '../limits.ts';
import type { DeviceStore } from '../ports.ts';
import { createGone, idOf } from './gone.ts';
import type { Letter, Message } from './messages.ts';

/** Where a tab's person is to be seen. */
export interface WhoseOptions {
  /** What the device remembers of the person. */
  readonly device: DeviceStore;
  /** What this tab has last written there: its own durable acts go by that secret. */
  written(): Remembered | undefined;
  /** The secrets of this tab's own line, and of the leader's as this tab was told it. */
  secrets(): { readonly mine: string | undefined; readonly theirs: string | undefined };
  /** This tab's own line is the one that counts. */
  leads(): boolean;
  /** Monotonic ms. */
  now(): number;
  /** Asks for another look in so many ms; undefined: for none any more. */
  again(afterMs: number | undefined): void;
}

/** What a look at the device has shown: `left` – its person has left; `other` – this tab's person goes by the
 * secret that is there. */
export type Seen = 'left' | 'other' | undefined;

/** Whom this tab and its line speak for, and who has left. */
export interface Whose {
  /** A message with its sender and whom it is about. */
  sign(message: Message, from: string): Letter;
  /** These secrets are one person's, by another tab's word: tabs that began at once made one each. */
  learn(letter: Letter): void;
  /** Tabs of this person have made more than one secret. */
  readonly hasRivals: boolean;
  /** The secret that the device remembers. */
  kept(): string | undefined;
  /** This secret of a leader's counts here: the device remembers it, or none. */
  counts(secret: string): boolean;
  /**
   * Requests may go out on this tab's own line: its secret is the one that all tabs see on the device. Otherwise what was sent
   * under one might be sent again under another.
   */
  isAgreed(): boolean;
  look(): Seen;
  /** These have left, by another tab's word. True when one of them was here: whoever came after that is another person already. */
  hear(gone: readonly string[]): boolean;
  /** It is about a person who has left. */
  isPast(letter: Letter): boolean;
  /** The person leaves here: this one, or of this secret. Returns whether that is news. */
  leave(secret?: string): boolean;
  /** Nobody who has left is on the device: what was pressed before the word of it came may have put them back. */
  clean(): void;
  /** The page is put away. */
  away(): void;
  /** The page is back. True when the device is somebody else's now. */
  back(): boolean;
  forget(): void;
}

/**
 * All tabs see the same secret on the device this long after they first saw one, in ms: whoever saw none yet may write another
 * one meanwhile, and that has to be seen too. A browser may take as long as half of it to show one tab what another has written.
 */
export const AGREE_MS = 500;

/** So many secrets of one person are told of: more tabs do not begin at once. */
const MOST = 20;

/** Tabs that began at once made a secret each: the device says since when it remembers one. */
const areRivals = (one: Remembered | undefined, other: Remembered | undefined): boolean =>
  Math.abs(Number(one?.at) - Number(other?.at)) <= RIVAL_MS;

export function createWhose({ device, written, secrets, leads, now, again }: WhoseOptions): Whose {
  const gone = createGone();
  /** Whom this tab and the others have spoken for since the last one left: one person, whatever their secrets. */
  let spoken: readonly string[] = [];
  /** When this tab first spoke for them, monotonic ms. */
  let since: number | undefined;
  /** The line's secret, once the device was seen to remember it, and when this tab first saw that. */
  let agreed: { readonly secret: string; readonly at: number; readonly there: Remembered } | undefined;
  /** When the device was first seen to remember somebody, monotonic ms. */
  let foundAt: number | undefined;
  /** What the device remembered when the page was put away. */
  let mark: Remembered | undefined;
  function remembered(): Remembered | undefined {
    const found = parseRemembered(device.read());
    if (found && foundAt === undefined) {
      foundAt = now();
      again(AGREE_MS);
    }
    return found;
  }
  const kept = () => remembered()?.token;
  const foundFor = () => now() - (foundAt ?? now());
  const lines = () => (leads() ? secrets().mine : secrets().theirs);
  const persons = () => [...[secrets().mine, secrets().theirs, kept()].map(idOf), ...spoken];
  const speak = (ids: readonly (string | undefined)[]) => {
    spoken = [...new Set([...spoken, ...ids.flatMap((id) => id ?? [])])]
      .filter((id) => !gone.all.includes(id))
      .slice(-MOST);
  };

  /** It is this person's: this tab has written none, or they were written at once. */
  function mayFollow(found: Remembered): boolean {
    const mine = written();
    return !mine || mine.token === found.token || foundFor() <= RIVAL_MS || areRivals(mine, found);
  }

  const whose: Whose = {
    sign(message, from) {
      const line = lines();
      const secret = line ?? kept();
      // Nobody is answered in the name of a person who is known to have left: that would be answered for ever.
      const person = gone.has(secret) ? undefined : idOf(secret);
      since ??= now();
      // What the device remembers later on may be the next one's.
      if (line || now() - since <= RIVAL_MS) speak([person]);
      return { ...message, from, person, same: spoken, gone: gone.all };
    },
    learn({ person, same = [] }) {
      if (person !== undefined && spoken.includes(person)) speak(same);
    },
    get hasRivals() {
      return spoken.length > 1;
    },
    kept,
    counts: (secret) => (kept() ?? secret) === secret,
    isAgreed() {
      const found = remembered();
      if (!found) return true;
      if (foundFor() < AGREE_MS) return false;
      return found.token === secrets().mine || !mayFollow(found);
    },
    look() {
      const [there, secret] = [remembered(), lines()];
      const found = there?.token;
      if (there && secret && found === secret) {
        if (agreed?.secret === secret) return undefined;
        agreed = { secret, at: now(), there };
        again(AGREE_MS);
      } else if (agreed && agreed.secret === secret) {
        // Nobody leaves and somebody else comes as fast as that: it is of a tab that began when this one did.
        if (found && (now() - agreed.at <= RIVAL_MS || areRivals(agreed.there, there))) speak([idOf(found)]);
        if (!spoken.includes(idOf(found) ?? '')) {
          gone.add([idOf(secret)]);
          return 'left';
        }
      }
      return there && foundFor() >= AGREE_MS && mayFollow(there) ? 'other' : undefined;
    },
    hear(ids) {
      const fresh = gone.add(ids);
      return persons().some((id) => id !== undefined && fresh.includes(id));
    },
    isPast: ({ person, type }) => person !== undefined && gone.all.includes(person) && type !== 'who',
    leave: (secret) => gone.add(secret ? [idOf(secret)] : persons()).length > 0,
    clean() {
      if (gone.has(kept())) device.clear();
    },
    away() {
      mark = remembered();
    },
    back() {
      const before = mark;
      mark = undefined;
      const there = remembered();
      if (!before || before.token === there?.token) return false;
      if (!areRivals(before, there)) return true;
      // Put away before tabs that began at once had agreed: what the others came to meanwhile is settled here anew.
      speak([before, there].map((one) => idOf(one?.token)));
      foundAt = undefined;
      return false;
    },
    forget() {
      mark = agreed = since = foundAt = undefined;
      spoken = [];
      again(undefined);
    },
  };
  return whose;
}
