import { randomBytes } from 'node:crypto';
import type { Duty } from '@shopbell/domain';
import { createAnswerLinks } from '../../../app/answer-links.ts';
import { barredBy } from '../../../app/barred.ts';
import { createDoorBook } from '../../../app/door-book.ts';
import { createEraser } from '../../../app/erase.ts';
import { createExporter } from '../../../app/export.ts';
import { createFileDesk } from '../../../app/file-desk.ts';
import { createFileViews } from '../../../app/file-links.ts';
import { createReferralDesk } from '../../../app/referral/desk.ts';
import { createReveal } from '../../../app/reveal.ts';
import { createSearchDesk } from '../../../app/search.ts';
import { createStoreFinder } from '../../../app/stores/find.ts';
import { createLookupPace } from '../../../app/stores/pace.ts';
import { createDayBook } from '../../../app/summaries.ts';
import { createTakenBack } from '../../../app/taken-back.ts';
import { createAccounts } from '../../../auth/accounts.ts';
import { createAuth } from '../../../auth/auth.ts';
import { createGate } from '../../../auth/gate.ts';
import type { PasswordHasher } from '../../../auth/password.ts';
import { createSecondFactors } from '../../../auth/second-factor.ts';
import { hashSecret } from '../../../auth/secrets.ts';
import { createIds } from '../../../ids.ts';
import { createMetrics } from '../../../observe/metrics.ts';
import { createDoorDesk } from '../../../office/door-desk.ts';
import { createGuardDesk } from '../../../office/guard-desk.ts';
import { createOffice } from '../../../office/office.ts';
import { createShopperDesk } from '../../../office/shopper-desk.ts';
import { createTagDesk } from '../../../office/tag-desk.ts';
import { createWebhookDesk } from '../../../office/webhook-desk.ts';
import { createTargetBook } from '../../../outbound/targets.ts';
import type { Hint } from '../../../ports/bus.ts';
import type { Cleaner } from '../../../ports/cleaner.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import type { Mail } from '../../../ports/mailer.ts';
import type { Target } from '../../../ports/outgoing.ts';
import type { Readiness } from '../../../ports/readiness.ts';
import type { Webhook } from '../../../ports/webhooks.ts';
import { guardingOf } from '../../../relay/guarding.ts';
import { createOverview } from '../../../relay/overview.ts';
import { createMemoryCaught } from '../../../stores/memory/caught.ts';
import { createMemoryDirectory } from '../../../stores/memory/directory.ts';
import { createMemoryErasures } from '../../../stores/memory/erasures.ts';
import { createMemoryFileBook } from '../../../stores/memory/file-book.ts';
import { createMemoryFiles } from '../../../stores/memory/files.ts';
import { createMemoryOutbox } from '../../../stores/memory/outbox.ts';
import { createMemoryReplies } from '../../../stores/memory/replies.ts';
import { createMemorySearch } from '../../../stores/memory/search.ts';
import { createMemoryShoppers } from '../../../stores/memory/shoppers.ts';
import { createMemoryStore } from '../../../stores/memory/store.ts';
import { createMemoryStoreDoors } from '../../../stores/memory/store-doors.ts';
import { createMemoryStores } from '../../../stores/memory/stores.ts';
import { createMemorySummaries } from '../../../stores/memory/summaries.ts';
import { createMemoryWebhooks } from '../../../stores/memory/webhooks.ts';
import { watchSettings } from '../../../watch-settings.ts';
import { createApp } from '../app.ts';
import type { Folder } from '../folder.ts';
import { openApi } from '../openapi.ts';
import type { Route } from '../route.ts';
import { ROUTES } from '../routes/index.ts';

export const PUBLIC_URL = 'https://chat.example';
const PASSWORD = 'a long password';
export const SITE = '01kafzs1te0000000001';
const AGENT = '01kafzagnt00000000a1';

const none: Folder = { find: async () => 'unbuilt' };

export interface RigOptions {
  /** Whom the site tells what happens. Default: nobody. */
  targets?: readonly Target[];
  duty?: Duty;
  metricsToken?: string;
  trustedProxies?: readonly string[];
  publicUrl?: string;
  readiness?: Awaited<ReturnType<Readiness['state']>>;
  widget?: Folder;
  console?: Folder;
  routes?: readonly Route[];
  /** Default: one that lets everything pass. */
  cleaner?: Cleaner;
  /** Epoch ms; default: the machine's clock. */
  now?: () => number;
}

/** The app over a directory in memory that holds one agent, `ann@example.com`, of the site `shop`. */
export async function createHttpRig(options: RigOptions = {}) {
  const { publicUrl = PUBLIC_URL, routes = ROUTES, metricsToken, trustedProxies = [] } = options;
  const lines: string[] = [];
  const write = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: write, info: write, warn: write, error: write, child: () => log };
  const memory = createMemoryDirectory();
  const { directory, replies, settings } = watchSettings({ directory: memory, replies: createMemoryReplies(memory) });
  await directory.change(
    [
      { kind: 'account', id: 'acc', name: 'Merchant' },
      {
        kind: 'site',
        site: {
          id: SITE,
          account: 'acc',
          slug: 'shop',
          name: 'Shop',
          timeZone: 'UTC',
          origins: ['https://shop.example'],
          anyLocalhost: false,
        },
      },
      {
        kind: 'agent',
        agent: { id: AGENT, account: 'acc', email: 'ann@example.com', name: 'Ann', passwordHash: PASSWORD },
      },
      { kind: 'membership', site: SITE, agent: AGENT, role: options.duty ?? 'agent' },
    ],
    { role: 'system' },
    1000,
  );
  const clock: Clock = {
    now: options.now ?? Date.now,
    elapsed: () => performance.now(),
    after: () => () => {},
    every: () => () => {},
    random: () => 0,
  };
  const meanwhile = { work: async () => {} };
  const hasher: PasswordHasher = {
    dummy: 'nobody’s',
    hash: async (password) => password,
    async verify(hash, password) {
      await meanwhile.work();
      return hash === password && hash !== 'nobody’s';
    },
  };
  const secondFactors = createSecondFactors(directory, clock);
  const auth = createAuth({ directory, secondFactors, publicUrl, clock, random: randomBytes, hasher, log });
  const mails: Mail[] = [];
  const ended: { agent: string; session: string }[] = [];
  const held = { count: 0, whenAsked: () => {} };
  const ids = createIds();
  const accounts = createAccounts({
    directory,
    secondFactors,
    publicUrl,
    limits: { invitationMs: 72 * 3_600_000, passwordResetMs: 3_600_000 },
    clock,
    random: randomBytes,
    newId: () => ids(clock.now()),
    hasher,
    mailer: {
      async send(mail) {
        mails.push(mail);
      },
    },
    log,
    async barred(site, words) {
      const found = await settings.get(site);
      return found !== undefined && barredBy(found, words) !== undefined;
    },
    async holds() {
      const { count } = held;
      held.whenAsked();
      return count;
    },
    onEnded: (what) => void ended.push(what),
  });
  const stores = createMemoryStores(memory);
  const finding = { storeFinder: createStoreFinder({ stores, settings, clock }), lookupPace: createLookupPace(clock) };
  const caught = createMemoryCaught();
  const outbox = createMemoryOutbox();
  const store = createMemoryStore({
    outbox,
    onDurable(appended) {
      caught.note(appended);
      finder.follow(appended);
    },
  });
  const office = createOffice({
    directory,
    settings,
    replies,
    stores,
    store,
    clock,
    random: randomBytes,
    newId: () => ids(clock.now()),
    log,
  });
  const shoppers = createMemoryShoppers();
  const finder = createMemorySearch(store, shoppers);
  const search = createSearchDesk({ search: finder, clock });
  const guard = createGuardDesk({ directory, settings, clock, log, caught, store });
  const webhooksKept = createMemoryWebhooks(directory);
  const targets = createTargetBook(webhooksKept, new Set());
  /** Webhooks that were tried out. */
  const triedOut: Webhook[] = [];
  const webhooks = createWebhookDesk({
    ...{
      webhooks: webhooksKept,
      outbox,
      targets,
      directory,
      clock,
      random: randomBytes,
      newId: () => ids(clock.now()),
    },
    rules: { toThisMachine: false },
    tryOut: async (webhook) => {
      triedOut.push(webhook);
      return { ms: 12, status: 500, failure: 'refused' };
    },
    wake: () => {},
  });
  const reveal = createReveal({ store, shoppers, directory, settings, clock });
  const referrals = createReferralDesk({
    ...{ store, clock, newId: () => ids(clock.now()), stores, settings, directory, random: randomBytes, publicUrl },
    guarding: guardingOf,
    finder: finding.storeFinder,
    targets: { of: () => options.targets ?? [] },
  });
  const keptDoors = createMemoryStoreDoors(memory);
  const doorBook = createDoorBook(keptDoors, publicUrl);
  const doors = createDoorDesk({
    ...{ doors: keptDoors, book: doorBook, stores, directory, settings, referrals, clock },
    ...{ random: randomBytes, publicUrl },
  });
  const dayBook = createDayBook({ store, summaries: createMemorySummaries(), settings, directory, clock });
  const takenBack = createTakenBack({ store, directory, clock });
  const gate = createGate({ directory, auth, clock });
  const kept = { files: createMemoryFiles(), book: createMemoryFileBook() };
  const core = {
    store,
    clock,
    newId: () => ids(clock.now()),
  };
  const answerLinks = createAnswerLinks({ ...core, random: randomBytes, hashOf: hashSecret });
  const overview = createOverview(core);
  const cleaner: Cleaner = options.cleaner ?? {
    clean: async (_, load) => ({ whole: await load() }),
    close: async () => {},
  };
  const limits = { fileMaxBytes: 10 * 1024 * 1024, personDayBytes: 50 * 1024 * 1024, siteBytes: 100 * 1024 * 1024 };
  const files = createFileDesk({ ...core, ...kept, cleaner, limits, shoppers });
  const views = createFileViews({ ...core, app: core, ...kept });
  const hints: Hint[] = [];
  const bus = { publish: (hint: Hint) => void hints.push(hint) };
  const erasures = createMemoryErasures(store, directory);
  const eraser = createEraser({ ...core, erasures, shoppers, files, directory, bus, search: finder, log });
  const exporter = createExporter({ ...core, shoppers, directory, log });
  const written = { shoppers, store, directory, bus, clock, newId: () => ids(clock.now()), log };
  const desks = { shoppers: createShopperDesk(written), tags: createTagDesk(written) };
  const metrics = createMetrics({ processMetrics: false });
  const config = { publicUrl, metricsToken, trustedProxies };
  const app = createApp({
    config,
    auth,
    metrics,
    log,
    routes,
    deps: {
      config,
      auth,
      ...accounts,
      ...office,
      ...desks,
      ...finding,
      eraser,
      exporter,
      takenBack,
      dayBook,
      gate,
      files,
      views,
      store,
      search,
      overview,
      answerLinks,
      reveal,
      referrals,
      doors,
      guard,
      webhooks,
      metrics,
      readiness: { state: async () => options.readiness ?? 'ready' },
      widget: options.widget ?? none,
      console: options.console ?? none,
      openApi: () => openApi(routes, publicUrl),
    },
  });

  const request = async (path: string, init: RequestInit = {}, remote = '203.0.113.9') =>
    app.request(path, init, { remote });

  /** Sends JSON; a string goes out as it is. */
  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    request(path, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });

  const credentials = { email: 'ann@example.com', password: PASSWORD };
  return {
    app,
    auth,
    accounts,
    office,
    takenBack,
    dayBook,
    gate,
    files,
    eraser,
    exporter,
    stores,
    finding,
    erasures,
    views,
    kept,
    search,
    overview,
    answerLinks,
    desks,
    shoppers,
    /** What other nodes were told. */
    hints,
    reveal,
    referrals,
    doors,
    doorBook,
    guard,
    webhooks,
    webhooksKept,
    outbox,
    targets,
    triedOut,
    directory,
    store,
    lines,
    mails,
    /** Sessions that were ended on purpose. */
    ended,
    /** What happens while a password is checked. */
    meanwhile,
    /** How many conversations everybody has. */
    held,
    metrics,
    request,
    send,
    credentials,
    /** Signs in like a browser at the public URL; gives the `Cookie` header. */
    async cookie(): Promise<string> {
      const response = await send('POST', '/api/v1/session', credentials, { origin: publicUrl });
      return response.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    /** Signs in like a program; gives the token. */
    async token(): Promise<string> {
      const body = await (await send('POST', '/api/v1/session', credentials)).json();
      return String(Object(body).token);
    },
  };
}
