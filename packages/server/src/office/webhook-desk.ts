import type { Id, SiteId } from '@shopbell/protocol';
import type { Session } from '../auth/types.ts';
import type { RandomBytes } from '../ids.ts';
import type { TargetBook } from '../outbound/targets.ts';
import { webhookTarget } from '../outbound/targets.ts';
import { newWebhookSecret } from '../outbound/webhook/sign.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Attempt, Outbox, OutgoingLook, Tracked } from '../ports/outgoing.ts';
import type { LogActor, ToldBody } from '../ports/site-log.ts';
import { WEBHOOKS_MAX, type Webhook, type Webhooks } from '../ports/webhooks.ts';
import { faulty, type SettingsRefusal } from './refusal.ts';
import { hostOf, type WebhookRules, webhookFaults } from './webhook-faults.ts';

type Done = { ok: true } | SettingsRefusal;

/** What an admin sets of a webhook. */
export interface GivenWebhook {
  url: string;
  topics: readonly string[];
}

/** A webhook as an admin sees it: its secrets are shown when they are made, and never again. */
export interface WebhookView extends Omit<Webhook, 'secrets'> {
  /** One, or two while one takes the other's place. */
  secrets: number;
  waiting: number;
  dead: number;
}

/** What came of a try that somebody asked for. */
export type TestResult = Pick<Attempt, 'ms' | 'status' | 'failure'>;

/** A site's webhooks. That who comes is an admin is checked at the door. */
export interface WebhookDesk {
  view(by: Session): Promise<readonly WebhookView[]>;
  /** Its secret is shown this once. */
  add(by: Session, given: GivenWebhook): Promise<{ id: Id; secret: string } | SettingsRefusal>;
  set(by: Session, id: Id, given: GivenWebhook & { on: boolean }): Promise<Done>;
  /** What waits for it is forgotten. */
  remove(by: Session, id: Id): Promise<Done>;
  /** A second secret, shown this once: from now on it signs too, and the first one until it is retired. */
  addSecret(by: Session, id: Id): Promise<{ secret: string } | SettingsRefusal>;
  /** Takes the older of two away. */
  retireSecret(by: Session, id: Id): Promise<Done>;
  /** Calls it with a `test`, once and now. */
  test(by: Session, id: Id): Promise<TestResult | SettingsRefusal>;
  deliveries(by: Session, id: Id, look: OutgoingLook): Promise<readonly Tracked[] | SettingsRefusal>;
  /** Lets one go out again, or all that is dead. Says how many. */
  again(by: Session, id: Id, n?: number): Promise<{ count: number } | SettingsRefusal>;
  /** What goes by mail, in the same way: without an address, and without a word of it. */
  letters(by: Session, look: OutgoingLook): Promise<readonly Tracked[]>;
  /** How much of it waits, and how much is dead. */
  lettersLeft(by: Session): Promise<{ waiting: number; dead: number }>;
  lettersAgain(by: Session, n?: number): Promise<{ count: number }>;
  /** Too much waits for it: the server turns it off. */
  fill(site: SiteId, id: Id): Promise<void>;
}

export interface WebhookDeskDeps {
  webhooks: Webhooks;
  outbox: Pick<Outbox, 'counts' | 'list' | 'again' | 'drop'>;
  targets: Pick<TargetBook, 'changed'>;
  rules: WebhookRules;
  clock: Pick<Clock, 'now'>;
  random: RandomBytes;
  newId: () => Id;
  /** Calls a webhook with something made up. */
  tryOut: (webhook: Webhook, id: Id) => Promise<TestResult>;
  directory: Pick<Directory, 'change'>;
  /** Something may go out that could not before. */
  wake: () => void;
}

const UNKNOWN: SettingsRefusal = { problem: 'not_found' };

export function createWebhookDesk(deps: WebhookDeskDeps): WebhookDesk {
  const { webhooks, outbox, targets, rules, clock, random, newId, tryOut, directory, wake } = deps;
  let last: Promise<unknown> = Promise.resolve();

  /** One change after another: each is about what the one before has left. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  const find = async (site: SiteId, id: Id): Promise<Webhook | undefined> =>
    (await webhooks.list(site)).find((webhook) => webhook.id === id);

  async function put(site: SiteId, webhook: Webhook, by: LogActor): Promise<void> {
    const { id, url, topics, state } = webhook;
    const body = { id, host: hostOf(url), topics, state };
    await webhooks.put(site, webhook, { kind: 'webhook_set', body }, by, clock.now());
    await targets.changed(site);
    wake();
  }

  async function note(site: SiteId, entry: ToldBody, by: LogActor): Promise<void> {
    const noted = await directory.change([{ kind: 'told', site, entry }], by, clock.now());
    if (!noted.ok) throw new Error(`what goes out again could not be noted: ${noted.refusal}`);
  }

  const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });

  /** Changes one that is there. */
  const change = <T>(
    { self: { site } }: Session,
    id: Id,
    work: (webhook: Webhook) => Promise<T>,
  ): Promise<T | SettingsRefusal> =>
    inTurn(async () => {
      const found = await find(site.id, id);
      return found ? work(found) : UNKNOWN;
    });

  return {
    async view({ self: { site } }) {
      return Promise.all(
        (await webhooks.list(site.id)).map(async ({ secrets, ...webhook }) => ({
          ...webhook,
          secrets: secrets.length,
          ...(await outbox.counts(site.id, webhookTarget(webhook))),
        })),
      );
    },
    add: (by, given) =>
      inTurn(async () => {
        const faults = webhookFaults(given, rules);
        if (faults.length > 0) return faulty(faults);
        const { id: site } = by.self.site;
        if ((await webhooks.list(site)).length >= WEBHOOKS_MAX) return { problem: 'too_many' };
        const [id, secret] = [newId(), newWebhookSecret(random)];
        const { url, topics } = given;
        await put(site, { id, url, topics, state: 'on', secrets: [secret], createdAt: clock.now() }, actor(by));
        return { id, secret };
      }),
    set: (by, id, { url, topics, on }) =>
      change<Done>(by, id, async (webhook) => {
        const faults = webhookFaults({ url, topics }, rules);
        if (faults.length > 0) return faulty(faults);
        const state = on ? 'on' : webhook.state === 'full' ? 'full' : 'off';
        const next = { ...webhook, url, topics, state } as const;
        if (JSON.stringify(next) !== JSON.stringify(webhook)) await put(by.self.site.id, next, actor(by));
        return { ok: true };
      }),
    remove: (by, id) =>
      change<Done>(by, id, async ({ url }) => {
        const { id: site } = by.self.site;
        const entry = { kind: 'webhook_removed', body: { id, host: hostOf(url) } } as const;
        await webhooks.remove(site, id, entry, actor(by), clock.now());
        await targets.changed(site);
        await outbox.drop(site, webhookTarget({ id }));
        return { ok: true };
      }),
    addSecret: (by, id) =>
      change<{ secret: string } | SettingsRefusal>(by, id, async (webhook) => {
        if (webhook.secrets.length > 1) return { problem: 'keys_full' };
        const { id: site } = by.self.site;
        const secret = newWebhookSecret(random);
        const entry = { kind: 'webhook_secret', body: { id, secret: 'added' } } as const;
        const next = { ...webhook, secrets: [secret, ...webhook.secrets] };
        await webhooks.put(site, next, entry, actor(by), clock.now());
        await targets.changed(site);
        return { secret };
      }),
    retireSecret: (by, id) =>
      change<Done>(by, id, async (webhook) => {
        if (webhook.secrets.length < 2) return { problem: 'key_unknown' };
        const { id: site } = by.self.site;
        const entry = { kind: 'webhook_secret', body: { id, secret: 'retired' } } as const;
        const next = { ...webhook, secrets: webhook.secrets.slice(0, 1) };
        await webhooks.put(site, next, entry, actor(by), clock.now());
        await targets.changed(site);
        return { ok: true };
      }),
    async test({ self: { site } }, id) {
      const webhook = await find(site.id, id);
      return webhook ? tryOut(webhook, newId()) : UNKNOWN;
    },
    async deliveries({ self: { site } }, id, look) {
      if (!(await find(site.id, id))) return UNKNOWN;
      return outbox.list(site.id, webhookTarget({ id }), look);
    },
    again: (by, id, n) =>
      change<{ count: number }>(by, id, async (webhook) => {
        const { id: site } = by.self.site;
        const count = await outbox.again(site, webhookTarget({ id }), clock.now(), n);
        if (count > 0) {
          const entry = { kind: 'webhook_again', body: { id, count } } as const;
          await webhooks.put(site, webhook, entry, actor(by), clock.now());
        }
        wake();
        return { count };
      }),
    letters: ({ self: { site } }, look) => outbox.list(site.id, 'mail', look),
    lettersLeft: ({ self: { site } }) => outbox.counts(site.id, 'mail'),
    async lettersAgain(by, n) {
      const { id: site } = by.self.site;
      const count = await outbox.again(site, 'mail', clock.now(), n);
      if (count > 0) await note(site, { kind: 'letters_again', body: { count } }, actor(by));
      wake();
      return { count };
    },
    fill: (site, id) =>
      inTurn(async () => {
        const found = await find(site, id);
        if (found?.state === 'on') await put(site, { ...found, state: 'full' }, { role: 'system' });
      }),
  };
}
