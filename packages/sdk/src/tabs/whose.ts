import { parseRemembered } from '../client/remembered.ts';
import type { DeviceStore } from '../ports.ts';
import { createGone, idOf } from './gone.ts';
import type { Letter, Message } from './messages.ts';

/** Where a tab's person is to be seen. */
export interface WhoseOptions {
  /** What the device remembers of the person. */
  readonly device: DeviceStore;
  /** The secret that this tab has last written there: its own durable acts go by it. */
  written(): string | undefined;
  /** The secrets of this tab's own line, and of the leader's as this tab was told it. */
  secrets(): { readonly mine: string | undefined; readonly theirs: string | undefined };
  /** This tab's own line is the one that counts. */
  leads(): boolean;
  /** Monotonic ms. */
  now(): number;
  /** Asks for another look in so many ms; undefined: for none any more. */
  again(afterMs: number | undefined): void;
}

/** What a look at the device has shown: `left` – its person has left; `other` – others have gone on under another secret. */
export type Seen = 'left' | 'other' | undefined;

/** Whom this tab and its line speak for, and who has left. */
export interface Whose {
  /** A message with its sender and whom it is about. */
  sign(message: Message, from: string): Letter;
  /** These secrets are one person's, by another tab's word: tabs that began at once made one each. */
  learn(letter: Letter): void;
  /** Others had a line of their own while this one was frozen: theirs is the secret that the device remembers. */
  isRefuted(): boolean;
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

/** Tabs that begin at once make their secrets within this time, in ms: `RIVAL_MS`, which would have to be loaded. */
export const AT_ONCE_MS = 2_000;

/** So many secrets of one person are told of: more tabs do not begin at once. */
const MOST = 20;

export function createWhose({ device, written, secrets, leads, now, again }: WhoseOptions): Whose {
  const gone = createGone();
  /** Whom this tab and the others have spoken for since the last one left: one person, whatever their secrets. */
  let spoken: readonly string[] = [];
  /** When this tab first spoke for them, monotonic ms. */
  let since: number | undefined;
  /** The line's secret, once the device was seen to remember it, and since when. */
  let agreed: { readonly secret: string; readonly at: number } | undefined;
  /** The device's secret that this tab's own line was given up for. */
  let refuted: string | undefined;
  /** The device's secret when the page was put away. */
  let mark: string | undefined;
  const kept = () => parseRemembered(device.read())?.token;
  const lines = () => (leads() ? secrets().mine : secrets().theirs);
  const persons = () => [...[secrets().mine, secrets().theirs, kept()].map(idOf), ...spoken];
  const speak = (ids: readonly (string | undefined)[]) => {
    spoken = [...new Set([...spoken, ...ids.flatMap((id) => id ?? [])])]
      .filter((id) => !gone.all.includes(id))
      .slice(-MOST);
  };

  const whose: Whose = {
    sign(message, from) {
      const line = lines();
      const secret = line ?? kept();
      // Nobody is answered in the name of a person who is known to have left: that would be answered for ever.
      const person = gone.has(secret) ? undefined : idOf(secret);
      since ??= now();
      // What the device remembers later on may be the next one's.
      if (line || now() - since <= AT_ONCE_MS) speak([person]);
      return { ...message, from, person, same: spoken, gone: gone.all };
    },
    learn({ person, same = [] }) {
      if (person !== undefined && spoken.includes(person)) speak(same);
    },
    isRefuted() {
      const [found, { mine }] = [kept(), secrets()];
      return !!found && found !== mine && written() !== mine;
    },
    look() {
      const [found, secret] = [kept(), lines()];
      if (secret && found === secret) {
        if (agreed?.secret === secret) return undefined;
        agreed = { secret, at: now() };
        again(AT_ONCE_MS / 2);
      } else if (agreed && agreed.secret === secret) {
        // Nobody leaves and somebody else comes as fast as that: it is of a tab that began when this one did.
        if (found && now() - agreed.at <= AT_ONCE_MS) speak([idOf(found)]);
        if (spoken.includes(idOf(found) ?? '')) return undefined;
        gone.add([idOf(secret)]);
        return 'left';
      } else if (secret && leads() && refuted !== found && whose.isRefuted()) {
        refuted = found;
        return 'other';
      }
      return undefined;
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
      mark = kept();
    },
    back() {
      const isOther = mark !== undefined && mark !== kept();
      mark = undefined;
      return isOther;
    },
    forget() {
      mark = agreed = since = undefined;
      spoken = [];
      again(undefined);
    },
  };
  return whose;
}
