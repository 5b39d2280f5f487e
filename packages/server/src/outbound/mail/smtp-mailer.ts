import { isEmail } from '@shopbell/protocol';
import { createTransport } from 'nodemailer';
import type { SmtpServer } from '../../config/mail.ts';
import { isLoopbackHost } from '../../config/parsers.ts';
import { type Mailer, MailRefused } from '../../ports/mailer.ts';
import { lettersOf } from './letters.ts';

/** For each step of a letter on its way that the server is silent in, in ms. */
const STEP_MS = 10_000;

export interface SmtpOptions {
  server: SmtpServer;
  /** As a header has it. */
  from: string;
  /** Whose ids letters carry: the host of the public address. */
  host: string;
  /** The authority that the server's certificate is signed by. Default: those of the system. */
  ca?: string;
  /** How long the server may be silent, in ms. Default: 10 s. */
  stepMs?: number;
}

/**
 * What SMTP said of this letter, for good: the address is not there, or takes nothing like it. What it says of who sends – no login, a
 * line that is not trusted – is mended on the server, and no letter is lost for it.
 */
function refusalOf(error: unknown): MailRefused | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  const isOfSender = 'command' in error && error.command === 'MAIL FROM' && status !== undefined;
  const isOfLetter = !isOfSender && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
  return isOfLetter && (status === undefined || status >= 500) ? new MailRefused(status) : undefined;
}

/** Sends letters through a mail server: each over a connection of its own, in plain text and in HTML. */
export function createSmtpMailer({ server, from, host, ca, stepMs = STEP_MS }: SmtpOptions): Mailer {
  const { login, ...at } = server;
  const isHere = isLoopbackHost(server.host.includes(':') ? `[${server.host}]` : server.host);
  const transport = createTransport({
    ...at,
    ...(login ? { auth: login } : {}),
    // A password, or a shopper's words, go over no open line but the machine's own.
    requireTLS: !server.secure && !isHere,
    ignoreTLS: isHere && !server.secure,
    ...(ca === undefined ? {} : { tls: { ca } }),
    connectionTimeout: stepMs,
    greetingTimeout: stepMs,
    socketTimeout: stepMs,
    // A letter is what is written in it: nothing in it is fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail, id, ended) {
      // One address and nothing else: no second one, no header behind it.
      if (!isEmail(mail.to)) throw new MailRefused(undefined);
      const { subject, text, html } = lettersOf(mail);
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: mail.to },
          subject,
          text,
          html,
          ...(id === undefined ? {} : { messageId: `<${id}@${host}>` }),
          ...(ended === undefined ? {} : { signal: ended }),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw refusalOf(error) ?? error;
      }
    },
  };
}
