import type { Id, SiteId } from '@shopbell/protocol';
import type { Mailed } from '../app/outgoing/outgoing-of.ts';
import { startOverdue } from '../app/outgoing/overdue.ts';
import { TOPIC_NAMES } from '../app/outgoing/topics.ts';
import { withOutgoing } from '../app/outgoing/with-outgoing.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { Attempt, Outbox, TargetName } from '../ports/outgoing.ts';
import type { Store } from '../ports/store.ts';
import { WAITING_MAX, type Webhook, type Webhooks } from '../ports/webhooks.ts';
import { createDrain } from './drain/drain.ts';
import { type LetterWriters, mailSender } from './mail/mail-sender.ts';
import type { Sender } from './sender.ts';
import { createTargetBook, type TargetBook } from './targets.ts';
import type { Resolve } from './webhook/call.ts';
import { PAYLOAD_VERSION, type Reader } from './webhook/payload.ts';
import { createResolve } from './webhook/resolve.ts';
import { tellWebhook, webhookSender } from './webhook/webhook-sender.ts';

/** How much waits is looked at this often, in ms. */
const COUNT_MS = 60_000;

export interface OutboundDeps {
  /** The store that keeps; `Outbound.store` is what everybody else uses. */
  store: Store;
  outbox: Outbox;
  webhooks: Webhooks;
  /** Undefined where no mail is set up: nothing is written that would go by mail. */
  mailer: Mailer | undefined;
  /** By topic. */
  letters: LetterWriters;
  /** By topic: of which conversations a letter may be wanted. Default: of all. */
  mailed?: Mailed;
  /** By topic: what is kept outside of the logs. */
  readers: Readonly<Record<string, Reader>>;
  webhooksToThisMachine: boolean;
  clock: Clock;
  newId: () => Id;
  log: Log;
  /** Default: by the network's name servers. */
  resolve?: Resolve;
}

/** All that goes out, to webhooks and by mail. */
export interface Outbound {
  /** Its commits write down what is to go out. */
  store: Store;
  targets: TargetBook;
  /** Something may go out that could not before. */
  wake(): void;
  tryOut(webhook: Webhook, id: Id): Promise<Pick<Attempt, 'ms' | 'status' | 'failure'>>;
  /** Before the first commit. */
  load(): Promise<void>;
  /** @param fill told of a webhook that too much waits for */
  start(fill: (site: SiteId, id: Id) => Promise<void>): void;
  drain(): void;
  stop(): Promise<void>;
}

export function createOutbound(deps: OutboundDeps): Outbound {
  const { outbox, webhooks, mailer, letters, clock, log, newId } = deps;
  const targets = createTargetBook(webhooks, new Set(mailer ? Object.keys(letters) : []));
  const call = {
    resolve: deps.resolve ?? createResolve(),
    toThisMachine: deps.webhooksToThisMachine,
    clock,
  };
  const telling = { store: deps.store, readers: deps.readers, clock, call };

  function senderOf(site: SiteId, target: TargetName): Sender | 'gone' | 'off' {
    if (target === 'mail') return mailer ? mailSender({ letters, mailer, clock, log }) : 'off';
    const webhook = targets.webhook(site, target);
    if (webhook === undefined) return 'gone';
    return webhook.state === 'on' ? webhookSender(telling, webhook) : 'off';
  }

  const drain = createDrain({ outbox, senderOf, clock, log });
  const store = withOutgoing(deps.store, {
    ...{ targets, clock, newId, written: drain.wake },
    ...(deps.mailed ? { mailed: deps.mailed } : {}),
  });
  const stops: (() => void)[] = [];

  async function countAll(fill: (site: SiteId, id: Id) => Promise<void>): Promise<void> {
    for (const { site, target } of targets.all()) {
      const webhook = targets.webhook(site, target);
      if (webhook?.state !== 'on' || (await outbox.counts(site, target)).waiting <= WAITING_MAX) continue;
      log.error({ site, webhook: webhook.id }, 'too much waits for a webhook: it was turned off');
      await fill(site, webhook.id);
    }
  }

  /** A crash between a webhook's removal and that of its rows leaves them to nobody. */
  async function dropOrphans(): Promise<void> {
    for (const { site, target } of await outbox.targets()) {
      if (senderOf(site, target) === 'gone') await outbox.drop(site, target);
    }
  }

  return {
    store,
    targets,
    wake: drain.wake,
    async tryOut(webhook, id) {
      const timestamp = new Date(clock.now()).toISOString();
      const body = JSON.stringify({ type: 'test', version: PAYLOAD_VERSION, timestamp, data: { topics: TOPIC_NAMES } });
      const began = clock.elapsed();
      const result = await tellWebhook(telling, webhook, { id, body }, new AbortController().signal);
      const ms = Math.round(clock.elapsed() - began);
      if ('later' in result) throw new Error('a call was put off that nobody puts off');
      const { status } = result;
      return {
        ...{ ms, ...(status === undefined ? {} : { status }) },
        ...('failure' in result ? { failure: result.failure } : {}),
      };
    },
    load: targets.load,
    start(fill) {
      drain.start();
      dropOrphans().catch((error: unknown) =>
        log.error({ error }, 'what is left of removed webhooks could not be dropped'),
      );
      stops.push(
        startOverdue({ store, clock, newId, targets, log }),
        clock.every(COUNT_MS, () => {
          countAll(fill).catch((error: unknown) => log.error({ error }, 'what waits to go out could not be counted'));
        }),
      );
    },
    drain() {
      for (const stop of stops.splice(0)) stop();
      drain.drain();
    },
    stop: () => drain.stop(),
  };
}
