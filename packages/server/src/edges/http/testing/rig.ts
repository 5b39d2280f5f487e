import { randomBytes } from 'node:crypto';
import type { Duty } from '@shopbell/domain';
import { createAnswerLinks } from '../../../app/answer-links.ts';
import { createEraser } from '../../../app/erase.ts';
import { createExporter } from '../../../app/export.ts';
import { createFileDesk } from '../../../app/file-desk.ts';
import { createFileViews } from '../../../app/file-links.ts';
import { createReveal } from '../../../app/reveal.ts';
import { createSearchDesk } from '../../../app/search.ts';
import { createDayBook } from '../../../app/summaries.ts';
import { createTakenBack } from '../../../app/taken-back.ts';
import { createGate } from '../../../auth/gate.ts';
import { hashSecret } from '../../../auth/secrets.ts';
import { createVisits } from '../../../compose/visits.ts';
import { createMetrics } from '../../../observe/metrics.ts';
import { createGuardDesk } from '../../../office/guard-desk.ts';
import { createOffice } from '../../../office/office.ts';
import { createShopperDesk } from '../../../office/shopper-desk.ts';
import { createTagDesk } from '../../../office/tag-desk.ts';
import { createWebhookDesk } from '../../../office/webhook-desk.ts';
import { createTargetBook } from '../../../outbound/targets.ts';
import type { Hint } from '../../../ports/bus.ts';
import type { Cleaner } from '../../../ports/cleaner.ts';
import type { Readiness } from '../../../ports/readiness.ts';
import type { Webhook } from '../../../ports/webhooks.ts';
import { createOverview } from '../../../relay/overview.ts';
import { createMemoryCaught } from '../../../stores/memory/caught.ts';
import { createMemoryErasures } from '../../../stores/memory/erasures.ts';
import { createMemoryFileBook } from '../../../stores/memory/file-book.ts';
import { createMemoryFiles } from '../../../stores/memory/files.ts';
import { createMemoryOutbox } from '../../../stores/memory/outbox.ts';
import { createMemorySearch } from '../../../stores/memory/search.ts';
import { createMemoryShoppers } from '../../../stores/memory/shoppers.ts';
import { createMemoryStore } from '../../../stores/memory/store.ts';
import { createMemoryStoreDoors } from '../../../stores/memory/store-doors.ts';
import { createMemoryStores } from '../../../stores/memory/stores.ts';
import { createMemorySummaries } from '../../../stores/memory/summaries.ts';
import { createMemoryWebhooks } from '../../../stores/memory/webhooks.ts';
import { createApp } from '../app.ts';
import type { Folder } from '../folder.ts';
import { openApi } from '../openapi.ts';
import type { Route } from '../route.ts';
import { ROUTES } from '../routes/index.ts';
import { createTestShop, PASSWORD, PUBLIC_URL } from './shop.ts';

export { PUBLIC_URL, SITE } from './shop.ts';

const none: Folder = { find: async () => 'unbuilt' };

export interface RigOptions {
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
  const shop = await createTestShop({ publicUrl, duty: options.duty, now: options.now });
  const { memory, directory, replies, settings, clock, newId, log, auth, accounts } = shop;
  const keptDoors = createMemoryStoreDoors(memory);
  const stores = createMemoryStores(memory, keptDoors);
  const caught = createMemoryCaught();
  const outbox = createMemoryOutbox();
  const store = createMemoryStore({
    outbox,
    onDurable(appended) {
      caught.note(appended);
      finder.follow(appended);
    },
  });
  const visits = createVisits({
    ...{ store, stores, keptDoors, directory, settings, clock, newId, publicUrl },
    ...{ random: randomBytes, secret: randomBytes(32) },
  });
  const office = createOffice({
    directory,
    settings,
    replies,
    stores,
    doorBook: visits.doorBook,
    store,
    mails: false,
    clock,
    random: randomBytes,
    publicUrl,
    newId,
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
      newId,
    },
    rules: { toThisMachine: false },
    tryOut: async (webhook) => {
      triedOut.push(webhook);
      return { ms: 12, status: 500, failure: 'refused' };
    },
    wake: () => {},
  });
  const reveal = createReveal({ store, shoppers, directory, settings, clock });
  const dayBook = createDayBook({ store, summaries: createMemorySummaries(), settings, directory, clock });
  const takenBack = createTakenBack({ store, directory, clock });
  const gate = createGate({ directory, auth, clock });
  const kept = { files: createMemoryFiles(), book: createMemoryFileBook() };
  const core = { store, clock, newId };
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
  const written = { shoppers, store, directory, bus, clock, newId, log };
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
      ...visits,
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
    ...shop,
    ...visits,
    office,
    takenBack,
    dayBook,
    gate,
    files,
    eraser,
    exporter,
    stores,
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
    guard,
    webhooks,
    webhooksKept,
    outbox,
    targets,
    triedOut,
    store,
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
