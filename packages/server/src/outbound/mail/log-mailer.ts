import type { Mailer } from '../../ports/mailer.ts';

/**
 * Where no mail is set up: prints each letter as one line of JSON for the operator to pass on. It is the one thing that
 * writes addresses and links out, on purpose, so it goes around the log and what that hides.
 */
export function createLogMailer(write: (line: string) => void, now: () => number): Mailer {
  return {
    async send(mail) {
      write(JSON.stringify({ level: 'info', at: now(), ...mail, msg: 'no mail is set up: pass this link on' }));
    },
  };
}
