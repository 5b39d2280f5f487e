import type { Letter } from './messages.ts';
import type { Channel, TabPorts } from './ports.ts';

/** The channel of a tab that may have to do without one. */
export interface Mail {
  /** Opens the channel; false where there is none to be had. */
  open(): boolean;
  /** Tells the others, as long as it is open. Never throws. */
  post(letter: Letter): void;
  /** Tells the others, with a channel for this alone where none is open. */
  postOnce(letter: Letter): void;
  close(): void;
}

export function createMail({ channel: open }: TabPorts, name: string, hear: (letter: unknown) => void): Mail {
  let channel: Channel | undefined;
  const mail: Mail = {
    open() {
      try {
        channel ??= open(name, hear);
      } catch {
        // The browser has none, or not here.
      }
      return !!channel;
    },
    post(letter) {
      try {
        channel?.post(letter);
      } catch {
        // The others hear nothing more of this tab, as if it were frozen.
      }
    },
    postOnce(letter) {
      const isOpen = !!channel;
      mail.open();
      mail.post(letter);
      if (!isOpen) mail.close();
    },
    close() {
      channel?.close();
      channel = undefined;
    },
  };
  return mail;
}
