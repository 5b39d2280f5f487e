import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { SiteId } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import { barredBy } from './app/barred.ts';
import { createEraser } from './app/erase.ts';
import { createExporter } from './app/export.ts';
import { createFileDesk, type FileDesk } from './app/file-desk.ts';
import { createFileViews } from './app/file-links.ts';
import { startFileSweep } from './app/file-sweep.ts';
import { startOnceSweep } from './app/once-sweep.ts';
import { createReveal } from './app/reveal.ts';
import { createSearchDesk } from './app/search.ts';
import { createDayBook } from './app/summaries.ts';
import { createTakenBack } from './app/taken-back.ts';
import { createAccounts } from './auth/accounts.ts';
import { createAuth } from './auth/auth.ts';
import { createGate } from './auth/gate.ts';
import { holds } from './auth/holds.ts';
import { passwordHasher } from './auth/password.ts';
import { createSecondFactors } from './auth/second-factor.ts';
import { createLocalBus } from './buses/local/bus.ts';
import { createCleaner } from './cleaning/cleaner.ts';
import { createGoingOut } from './compose/going-out.ts';
import { createVisits } from './compose/visits.ts';
import type { Config } from './config/types.ts';
import { boundBody, PART_MS } from './edges/http/body-time.ts';
import { createHttpEdge } from './edges/http/edge.ts';
import { createPlaces } from './edges/places.ts';
import { createPollEdge } from './edges/poll/edge.ts';
import { attachWsEdge } from './edges/ws/server.ts';
import { createFloor } from './floor.ts';
import { createIds } from './ids.ts';
import { type Keep, openKeep } from './keep.ts';
import { createMetrics } from './observe/metrics.ts';
import { createGuardDesk } from './office/guard-desk.ts';
import { createOffice } from './office/office.ts';
import { createShopperDesk } from './office/shopper-desk.ts';
import { createTagDesk } from './office/tag-desk.ts';
import { createLogMailer } from './outbound/mail/log-mailer.ts';
import type { Bus } from './ports/bus.ts';
import type { Log } from './ports/log.ts';
import type { Readiness } from './ports/readiness.ts';
import type { Appended } from './ports/store.ts';
import { gathered } from './relay/gather.ts';
import { createHub } from './relay/hub.ts';
import { createOverview } from './relay/overview.ts';
import { createRelay, type Relay } from './relay/relay.ts';
import { createBoard } from './router/board.ts';
import { createRouter } from './router/router.ts';
import { systemClock as clock } from './system-clock.ts';
import { watchSettings } from './watch-settings.ts';

/** Bytes a client may leave unread, and for how long in ms, before it is closed (C22). */
const PRESSURE = { bufferMaxBytes: 1024 * 1024, undrainedMaxMs: 30_000 };
/** An agent stays on duty this long after their last connection was lost, or said goodbye, in ms: a reload is no absence. */
const PRESENCE = { agentGraceMs: 10_000, agentReloadMs: 4000 };

/** Whom a stop that was no longer ago than this signed off has time to come back as after a crash, in ms. */
const STOPPED_MS = 300_000;

/** A whole server. The three verbs are the same everywhere: start, drain, stop. */
export interface Shopbell {
  keep: Keep;
  /** Signs off who was on duty when the last run ended, and listens. Rejects when the port is taken. */
  start(): Promise<void>;
  /** Sends everybody away, takes nobody new, and waits for them at most `drainMs`. */
  drain(): Promise<void>;
  /** Closes what is open. After `drain`. */
  stop(): Promise<void>;
}

/** After a crash somebody may still be on duty in the log: the true end is not known, so the log says that. They may come back. */
async function signOffLost({ directory }: Keep, relay: Relay): Promise<void> {
  const lost = await directory.signedInAgents();
  for (const { site, agent, status } of lost) {
    await directory.setAgentStatus(site, agent, 'off', 'server_lost', clock.now());
    relay.expect(site, agent, status);
  }
  const stopped = await directory.stoppedAgents(clock.now() - STOPPED_MS);
  for (const { site, agent } of stopped) {
    const word = await directory.lastWord(site, agent);
    if (word) relay.expect(site, agent, word.status);
  }
}

const publish = (bus: Bus, appended: readonly Appended[]) => {
  for (const each of gathered(appended)) bus.publish({ kind: 'appended', ...each });
};

/** What was taken back leaves the disk too. It is out of sight since the commit; a sweep finds what a crash has left. */
function withdrawFiles(files: FileDesk, appended: readonly Appended[], log: Log): void {
  for (const { site, conversation, public: events } of appended) {
    for (const event of events) {
      if (event.kind !== 'recalled') continue;
      files
        .withdraw(site, conversation.id, event.of)
        .catch((error: unknown) => log.error({ error }, 'the file of a message that was taken back is still there'));
    }
  }
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host);
  await once(server, 'listening');
}

async function emptied(count: () => number, withinMs: number): Promise<void> {
  const deadline = clock.elapsed() + withinMs;
  while (count() > 0 && clock.elapsed() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Joins all parts by the configuration. `fatal` ends the process when durability is lost. */
export function compose(config: Config, log: Log, fatal: (error: Error) => void): Shopbell {
  const metrics = createMetrics();
  const bus = createLocalBus((error) => log.error({ error }, 'a hint could not be told'));
  const hub = createHub();
  const onDurable = (appended: readonly Appended[], commits: number) => {
    metrics.committed(commits);
    publish(bus, appended);
    withdrawFiles(files, appended, log);
  };
  const keep = openKeep(config, onDurable, fatal, {
    walPages: metrics.walPages,
    failing: (reason, walPages) => log.error({ reason, walPages }, 'checkpoints fail: the WAL grows'),
    search: {
      anew: () => log.info({}, 'the index of the search is made anew'),
      failing: (reason) => log.warn({ reason }, 'the index of the search falls behind'),
    },
  });
  const { search, shoppers } = keep;
  metrics.searchLag(search.lag);
  const { directory, replies, settings } = watchSettings(keep);
  const ids = createIds();
  const newId = () => ids(clock.now());
  const goingOut = createGoingOut({ config, keep, directory, settings, clock, newId, log });
  const { mailer, outbound, store, answerLinks, webhooks } = goingOut;
  const mails = mailer !== undefined;
  metrics.outgoing(keep.outbox.totals);
  let draining = false;

  const secondFactors = createSecondFactors(directory, clock);
  const onEnded = ({ agent, session }: { agent: string; session: string }) =>
    bus.publish({ kind: 'cut', agent, session });
  const auth = createAuth({
    directory,
    secondFactors,
    publicUrl: config.publicUrl,
    clock,
    random: randomBytes,
    hasher: passwordHasher,
    log,
    onEnded,
  });
  const barred = async (site: SiteId, words: string): Promise<boolean> => {
    const found = await settings.get(site);
    return found !== undefined && barredBy(found, words) !== undefined;
  };
  const accounts = createAccounts({
    directory,
    secondFactors,
    publicUrl: config.publicUrl,
    limits: config.limits,
    clock,
    random: randomBytes,
    newId,
    hasher: passwordHasher,
    mailer: mailer ?? createLogMailer((line) => process.stdout.write(`${line}\n`), clock.now),
    log,
    holds: (site, agent) => holds(store, site, agent),
    barred,
    onEnded,
  });
  const gate = createGate({ directory, auth, clock });
  const app = { store, clock, newId };
  const cleaner = createCleaner({ log });
  const files = createFileDesk({
    ...app,
    files: keep.files,
    book: keep.fileBook,
    cleaner,
    limits: config.limits,
    shoppers,
  });
  const views = createFileViews({ ...app, app, files: keep.files, book: keep.fileBook });
  const { erasures } = keep;
  const eraser = createEraser({ ...app, erasures, shoppers, files, directory, bus, search, log });
  const exporter = createExporter({ ...app, shoppers, directory, log });
  let stopSweeps: readonly (() => void)[] = [];
  const { doorBook, ...visits } = createVisits({
    ...{ store, stores: keep.stores, keptDoors: keep.doors, directory, settings },
    ...{ clock, newId, random: randomBytes, secret: keep.secret, publicUrl: config.publicUrl },
  });
  const office = createOffice({
    directory,
    settings,
    replies,
    stores: keep.stores,
    doorBook,
    store,
    mails,
    clock,
    random: randomBytes,
    publicUrl: config.publicUrl,
    newId,
    log,
  });
  const board = createBoard();
  const relay: Relay = createRelay({
    store,
    clock,
    newId,
    bus,
    gate,
    files,
    erasures,
    floor: createFloor(directory),
    settings,
    shoppers,
    board,
    mails,
    doors: doorBook,
    hub,
    log,
    metrics,
    limits: { ...config.limits, ...PRESSURE, renewGraceMs: LIMITS.renewGraceMs, ...PRESENCE },
  });
  const router = createRouter({ store, clock, bus, settings, staffing: relay.staffing, board, log });
  const readiness: Readiness = {
    async state() {
      if (draining) return 'draining';
      return store.ping().then(
        () => 'ready',
        () => 'busy',
      );
    },
  };
  const dayBook = createDayBook({ store, summaries: keep.summaries, settings, directory, clock });
  const takenBack = createTakenBack({ store, directory, clock });
  const written = { shoppers, store, directory, bus, clock, newId, log };
  const desks = { shoppers: createShopperDesk(written), tags: createTagDesk(written) };
  const reveal = createReveal({ store, shoppers, directory, settings, clock });
  const guard = createGuardDesk({ directory, settings, clock, log, caught: keep.caught, store });
  const http = createHttpEdge({
    config,
    auth,
    ...accounts,
    ...office,
    ...desks,
    ...visits,
    eraser,
    exporter,
    takenBack,
    answerLinks,
    reveal,
    guard,
    webhooks,
    dayBook,
    gate,
    files,
    views,
    store,
    search: createSearchDesk({ search, clock }),
    overview: createOverview(app),
    readiness,
    metrics,
    log,
  });
  const lines = {
    relay,
    log,
    trustedProxies: config.trustedProxies,
    places: createPlaces(config.limits.socketsPerAddress),
    frameMaxBytes: config.limits.frameMaxBytes,
  };
  const poll = createPollEdge({ ...lines, clock });
  metrics.pollLines(() => poll.open);
  const server = createServer({ headersTimeout: PART_MS, requestTimeout: 0 }, (request, response) => {
    boundBody(request, clock);
    if (!poll.serve(request, response)) http.listener(request, response);
  });
  const ws = attachWsEdge(server, lines);

  return {
    keep,
    async start() {
      await outbound.load();
      await eraser.finish();
      await doorBook.load();
      await signOffLost(keep, relay);
      await router.start();
      search.begin();
      await listen(server, config);
      outbound.start(webhooks.fill);
      stopSweeps = [
        startFileSweep({ ...app, files: keep.files, book: keep.fileBook, log }),
        startOnceSweep({ ...app, log }),
      ];
      log.info({ port: config.port, host: config.host, store: config.store }, 'listening');
    },
    async drain() {
      draining = true;
      ws.stop();
      poll.stop();
      router.stop();
      outbound.drain();
      await relay.drain();
      await emptied(() => ws.open + poll.open, config.drainMs);
    },
    async stop() {
      poll.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      for (const stop of stopSweeps) stop();
      await eraser.stop();
      await outbound.stop();
      await cleaner.close();
      await bus.close();
      await keep.close();
      log.info({}, 'stopped');
    },
  };
}
