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
}

/** What a look at the device has shown: `left` – its person has left; `other` – others have gone on under another secret. */
export type Seen = 'left' | 'other' | undefined;

/** Whom this tab and its line speak for, and who has left. */
export interface Whose {
  /** A message with its sender and whom it is about. */
  sign(message: Message, from: string): Letter;
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

export function createWhose({ device, written, secrets, leads }: WhoseOptions): Whose {
  const gone = createGone();
  /** Whom this tab last spoke for. */
  let spoken: string | undefined;
  /** The line's secret, once the device was seen to remember it. */
  let agreed: string | undefined;
  /** The device's secret that this tab's own line was given up for. */
  let refuted: string | undefined;
  /** The device's secret when the page was put away. */
  let mark: string | undefined;
  const kept = () => parseRemembered(device.read())?.token;
  const lines = () => (leads() ? secrets().mine : secrets().theirs);
  const persons = () => [secrets().mine, secrets().theirs, spoken, kept()].map(idOf);

  const whose: Whose = {
    sign(message, from) {
      const secret = lines() ?? kept();
      // Nobody is answered in the name of a person who is known to have left: that would be answered for ever.
      const person = gone.has(secret) ? undefined : secret;
      spoken = person ?? spoken;
      return { ...message, from, person: idOf(person), gone: gone.all };
    },
    isRefuted() {
      const [now, { mine }] = [kept(), secrets()];
      return !!now && now !== mine && written() !== mine;
    },
    look() {
      const [now, secret] = [kept(), lines()];
      if (now === secret) agreed = now;
      else if (agreed && agreed === secret) {
        gone.add([idOf(secret)]);
        return 'left';
      } else if (secret && leads() && refuted !== now && whose.isRefuted()) {
        refuted = now;
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
      mark = agreed = spoken = undefined;
    },
  };
  return whose;
}
