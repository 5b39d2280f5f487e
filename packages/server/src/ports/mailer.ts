import type { Duty } from '@shopbell/domain';

/** A letter with a link that lets its reader in: whoever has the link is taken for them. */
export type Mail = {
  /** The e-mail address. */
  to: string;
  link: string;
  /** When the link ends, epoch ms. */
  expiresAt: number;
} & ({ about: 'invitation'; site: string; role: Duty } | { about: 'password_reset' });

/** Sends letters. */
export interface Mailer {
  /** Resolves once the letter was handed over; rejects when it could not be. */
  send(mail: Mail): Promise<void>;
}
