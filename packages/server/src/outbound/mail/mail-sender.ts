import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { type Mail, type Mailer, MailRefused } from '../../ports/mailer.ts';
import type { Tracked } from '../../ports/outgoing.ts';
import { deadlineIn } from '../deadline.ts';
import type { Sender } from '../sender.ts';

/** For the whole of a letter's way to its server, in ms: one that says a word now and then would keep it there for ever. */
const LETTER_MS = 60_000;

/**
 * Writes the letter of a topic when it goes, from what is kept then. `undefined`: there is nothing to be sent any more, because it was
 * erased, or its reader has it already, or a letter that leads to it. `later`: not before, epoch ms.
 */
export type LetterWriter = (row: Tracked) => Promise<{ mail: Mail } | { later: number } | undefined>;

/** By topic: what goes by mail. */
export type LetterWriters = Readonly<Record<string, LetterWriter>>;

export interface MailSenderDeps {
  letters: LetterWriters;
  mailer: Mailer;
  clock: Pick<Clock, 'after'>;
  log: Pick<Log, 'warn'>;
}

/** Sends what goes by mail. The log has no address and no word of it. */
export const mailSender =
  ({ letters: writers, mailer, clock, log }: MailSenderDeps): Sender =>
  async (row, stopping) => {
    const written = await writers[row.topic]?.(row);
    if (written === undefined) return { became: 'gone' };
    if ('later' in written) return written;
    const end = deadlineIn(clock, LETTER_MS, stopping);
    try {
      await mailer.send(written.mail, row.id, end.signal);
      return { became: 'sent' };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      log.warn({ topic: row.topic, code }, 'a letter could not be sent');
      if (!(error instanceof MailRefused))
        return { failure: end.isLate || code === 'ETIMEDOUT' ? 'timeout' : 'unreachable' };
      const { status } = error;
      return { failure: 'refused', ...(status === undefined ? {} : { status }), final: true };
    } finally {
      end.clear();
    }
  };
