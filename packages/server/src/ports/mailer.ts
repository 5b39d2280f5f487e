import type { Duty } from '@shopbell/domain';
import type { Id } from '@shopbell/protocol';

/** What a letter is written in: one of the two, or both, Chinese first, where nobody knows what its reader speaks. */
export type MailLanguage = 'zh-CN' | 'en' | 'both';

/** A link that lets its reader in: whoever has it is taken for them. */
interface LinkThatEnds {
  link: string;
  /** Epoch ms. */
  expiresAt: number;
}

/** Every letter there is, and what it says. Each has one renderer, in `outbound/mail/letters.ts`. */
export interface Letters {
  invitation: LinkThatEnds & { site: string; role: Duty };
  password_reset: LinkThatEnds;
}

/** A letter to one address. */
export type Mail = {
  [About in keyof Letters]: {
    about: About;
    /** The e-mail address. */
    to: string;
    /** Default: both. */
    language?: MailLanguage;
  } & Letters[About];
}[keyof Letters];

/** Sends letters. */
export interface Mailer {
  /**
   * Resolves once the letter was handed over; rejects when it could not be. With an `id` it may be sent again: the letter is called by
   * it, so that mailboxes know a repetition.
   */
  send(mail: Mail, id?: Id): Promise<void>;
}
