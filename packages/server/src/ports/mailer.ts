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
  /** To a store: why a shopper comes, who agreed that it is told. `expiresAt`: of their code, epoch ms. */
  store_note: { site: string; store: string; note: string; expiresAt: number };
  /** Who left a message is answered; `quote` is what was said. `shop`: where they go on, at a site without a page of its own here. */
  left_replied: { site: string; quote?: string } & (LinkThatEnds | { shop?: string });
  /** Who has not said so far what they think of a conversation that is over is asked for it. */
  rating_asked: LinkThatEnds & { site: string };
}

/** A letter to one address. */
export type Mail = {
  [About in keyof Letters]: {
    about: About;
    /** The e-mail address. */
    to: string;
    /** Default: both. */
    language?: MailLanguage;
    /** Whose clock its times are told by, an IANA name; default UTC. */
    timeZone?: string;
  } & Letters[About];
}[keyof Letters];

/** The mail server said no to this letter for good: the address is not there, or takes nothing like it. `status` is SMTP's. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly status: number | undefined;
  constructor(status: number | undefined) {
    super(`a letter was refused (${status ?? 'no number'})`);
    this.status = status;
  }
}

/** Sends letters. */
export interface Mailer {
  /**
   * Resolves once the letter was handed over; rejects when it could not be, with `MailRefused` when trying again is no use. With an
   * `id` it may be sent again: the letter is called by it, so that mailboxes know a repetition. When `ended` aborts it rejects at once,
   * and nobody knows whether the letter went.
   */
  send(mail: Mail, id?: Id, ended?: AbortSignal): Promise<void>;
}
