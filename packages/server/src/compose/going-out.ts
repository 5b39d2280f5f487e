import { randomBytes } from 'node:crypto';
import type { Id } from '@shopbell/protocol';
import { type AnswerLinks, createAnswerLinks } from '../app/answer-links.ts';
import { createTellStores } from '../app/referral/tell.ts';
import { hashSecret } from '../auth/secrets.ts';
import type { Config } from '../config/types.ts';
import type { Keep } from '../keep.ts';
import { createWebhookDesk, type WebhookDesk } from '../office/webhook-desk.ts';
import { leftLetter } from '../outbound/mail/left-letter.ts';
import { createRatingLetter } from '../outbound/mail/rating-letter.ts';
import { createSmtpMailer } from '../outbound/mail/smtp-mailer.ts';
import { createOutbound, type Outbound } from '../outbound/outbound.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Log } from '../ports/log.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Settings } from '../ports/settings.ts';
import type { Store } from '../ports/store.ts';

interface GoingOutDeps {
  config: Config;
  keep: Keep;
  /** Those whose changes are noticed. */
  directory: Directory;
  settings: Settings;
  clock: Clock;
  newId: () => Id;
  log: Log;
}

/** What goes out, joined: webhooks, letters and who writes them. */
export interface GoingOut {
  /** Its commits write down what is to go out: everybody's from here on. */
  store: Store;
  outbound: Outbound;
  /** Undefined where no mail is set up. */
  mailer: Mailer | undefined;
  answerLinks: AnswerLinks;
  webhooks: WebhookDesk;
}

const smtpMailer = ({ smtp, mailFrom, publicUrl }: Config): Mailer | undefined =>
  smtp && mailFrom !== undefined
    ? createSmtpMailer({ server: smtp, from: mailFrom, host: new URL(publicUrl).hostname })
    : undefined;

/** Joins by the configuration what goes out: a part of `compose`, and the one to add a letter or a reader of a topic to. */
export function createGoingOut({ config, keep, directory, settings, clock, newId, log }: GoingOutDeps): GoingOut {
  const { publicUrl, webhooksToThisMachine: toThisMachine } = config;
  const mailer = smtpMailer(config);
  const tellStores = createTellStores({ store: keep.store, stores: keep.stores, doors: keep.doors, directory });
  const outbound = createOutbound({
    ...{ store: keep.store, outbox: keep.outbox, webhooks: keep.webhooks, mailer, clock, newId, log },
    webhooksToThisMachine: toThisMachine,
    letters: {
      async referral({ site, about }) {
        const mail = 'ref' in about ? await tellStores.letter(site, about.ref) : undefined;
        return mail && { mail };
      },
      left_replied: (row) => writeLeft(row),
      rating_asked: (row) => ratingLetter.write(row),
    },
    mailed: { rating_asked: (conversation) => ratingLetter.mayGo(conversation) },
    readers: tellStores.payloads,
  });
  const { store } = outbound;
  const answerLinks = createAnswerLinks({ store, clock, newId, random: randomBytes, hashOf: hashSecret });
  const lettered = { store, settings, directory, links: answerLinks, publicUrl, clock };
  const writeLeft = leftLetter(lettered);
  const ratingLetter = createRatingLetter({ ...lettered, shoppers: keep.shoppers });
  const webhooks = createWebhookDesk({
    ...{ webhooks: keep.webhooks, outbox: keep.outbox, targets: outbound.targets, clock, random: randomBytes, newId },
    rules: { toThisMachine },
    directory,
    tryOut: outbound.tryOut,
    wake: outbound.wake,
  });
  return { store, outbound, mailer, answerLinks, webhooks };
}
