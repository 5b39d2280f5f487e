import type { Duty } from '@shopbell/domain';
import { LIMITS } from '@shopbell/protocol/constants';
import { createEraser, type Eraser, type EraserDeps } from '../../packages/server/src/app/erase.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import type { Clock } from '../../packages/server/src/ports/clock.ts';
import type { Gate, Proof } from '../../packages/server/src/ports/gate.ts';
import type { Log } from '../../packages/server/src/ports/log.ts';
import type { Metrics } from '../../packages/server/src/ports/metrics.ts';
import { STANDARD_GROUPS, standardStaff } from '../../packages/server/src/ports/settings.ts';
import { type Appended, type Store, StoreBusy } from '../../packages/server/src/ports/store.ts';
import { gathered } from '../../packages/server/src/relay/gather.ts';
import { createHub } from '../../packages/server/src/relay/hub.ts';
import { createRelay, type Relay } from '../../packages/server/src/relay/relay.ts';
import { createTestSettings } from '../../packages/server/src/testing/settings.ts';
import { createLossyBus } from './bus.ts';
import type { Dice } from './dice.ts';
import type { Disk } from './disk.ts';
import { createHost, type Host } from './host.ts';
import { type Ledger, note } from './ledger.ts';
import type { Line, Listener } from './line.ts';
import type { Net } from './net.ts';
import type { Rates } from './rates.ts';
import type { Timeline } from './timeline.ts';

export const SITE = '01kafzs1te0000000001';
export const AGENTS: Readonly<Record<string, { id: string; name: string; duty: Duty }>> = {
  na: { id: '01kafzagnt00000000a1', name: 'Li Na', duty: 'agent' },
  wei: { id: '01kafzagnt00000000a2', name: 'Wang Wei', duty: 'supervisor' },
  min: { id: '01kafzagnt00000000a3', name: 'Zhang Min', duty: 'agent' },
};

/** Agents as they are named, by their ids. */
const NAMES = new Map(Object.values(AGENTS).map(({ id, name }) => [id, { id, name }]));

/** Nobody comes to their limit: what is looked for here is what lines and crashes do. */
const ROOMY = new Map(
  Object.values(AGENTS).map(({ id }) => [id, { ...standardStaff(id, STANDARD_GROUPS), limit: 1_000_000 }]),
);

export const DOOR = { origin: undefined, cookie: undefined, address: '192.0.2.1' };
const DRAIN_MS = 3000;
/** A process that could not start is started again after so long, in ms. */
const AGAIN_MS = 500;
/** Bytes a client may leave unread: low, so that a run of seconds meets the bound. */
const BUFFER_MAX_BYTES = 40_000;

/** Of persons nothing but their conversations is here: nobody has tags, files, a site's log or a search. */
const CONVERSATIONS_ONLY: Pick<EraserDeps, 'shoppers' | 'files' | 'directory' | 'search'> = {
  shoppers: { erase: async () => undefined, revision: async () => 0 },
  files: { withdrawAll: async () => undefined },
  directory: { change: async () => ({ ok: true }) },
  search: { follow: () => undefined },
};

export const uncounted: Metrics = {
  sockets() {},
  frameIn() {},
  frameOut() {},
  committed() {},
  acked() {},
  problem() {},
  walPages() {},
};

export interface ServerOptions {
  timeline: Timeline;
  dice: Dice;
  rates: Rates;
  ledger: Ledger;
  disk: Disk;
  net(): Net;
  /** Epoch ms by the server's clock. */
  wall(): number;
  /** The server logged an error that nothing explains. */
  failed(text: string): void;
}

/** A running process. */
export interface Process extends Listener {
  readonly store: Store;
  readonly relay: Relay;
  readonly eraser: Eraser;
  draining: boolean;
}

/** The machine on which the server runs. */
export interface Server {
  readonly process: Process | undefined;
  start(): Promise<void>;
  /** `kill -9`, or the machine loses power: then nobody is told. Starts again after `downMs`. */
  kill(power: boolean, downMs: number, meanwhile?: () => void): void;
  /** SIGTERM, and a start after it. */
  drain(): void;
}

/** A member token of the simulation: what counts is who and until when. */
export const memberToken = (sub: string, expiresAt: number): string =>
  `h.${btoa(JSON.stringify({ sub, expiresAt }))}.s`;

function proofOf(jwt: string, now: number): Proof | { refused: 'jwt_expired' } {
  const { sub, expiresAt }: { sub: string; expiresAt: number } = JSON.parse(atob(jwt.split('.')[1] ?? ''));
  return expiresAt > now ? { id: sub, expiresAt } : { refused: 'jwt_expired' };
}

function createGate(host: Host, dice: Dice, now: () => number): Gate {
  const check = () => (dice.hit(0.5) ? Promise.resolve() : host.sleep(dice.number() * 30));
  return {
    async shopper({ token, jwt, site }) {
      await check();
      const member = jwt === undefined ? undefined : proofOf(jwt, now());
      if (member && 'refused' in member) return member;
      return { role: 'shopper', site: SITE, slug: site, tokenHash: token, participant: undefined, member };
    },
    async agent({ token = '' }) {
      await check();
      const agent = AGENTS[token];
      if (!agent) return { refused: 'session_invalid' };
      const { duty, ...name } = agent;
      return {
        who: { role: 'agent', site: SITE, agent: name, duty, session: `session-${token}`, signedInAt: 0 },
        site: { slug: 'demo', name: 'Demo' },
      };
    },
    page: async () => ({ refused: 'key_invalid' }),
    shop: async () => ({ refused: 'key_invalid' }),
    sign: async () => ({ refused: 'key_needed' }),
    card: async () => ({ refused: 'card_refused' }),
    async member(_slug, jwt) {
      await check();
      return proofOf(jwt, now());
    },
    stands: async () => true,
  };
}

export const clockOf = (host: Host, dice: Dice, wall: () => number): Clock => ({
  now: wall,
  elapsed: host.elapsed,
  after: host.after,
  every(ms, run) {
    let stopped = false;
    const again = () => {
      if (stopped) return;
      host.after(ms, again);
      run();
    };
    host.after(ms, again);
    return () => {
      stopped = true;
    };
  },
  random: dice.number,
});

/** Composes the relay's core as `compose.ts` does, over the simulation's ports. */
export function createServer({ timeline, dice, rates, ledger, disk, net, wall, failed }: ServerOptions): Server {
  let process: Process | undefined;
  /** What is about to be a process: it serves nobody so far. */
  let beginning: Host | undefined;
  let count = 0;

  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error({ error }, message) {
      failed(`server: ${message}${error instanceof Error ? `: ${error.message}` : ''}`);
    },
    child: () => log,
  };
  /** An erasing on a full disk is tried again by itself. */
  const ofEraser: Log = {
    ...log,
    error: (fields, message) => void (fields.error instanceof StoreBusy || log.error(fields, message)),
  };

  async function start(): Promise<void> {
    const host = createHost(timeline, `server ${++count}`);
    const bus = createLossyBus(host, dice.fork(), rates, ledger);
    const ids = createIds((bytes) => dice.bytes(bytes));
    const publish = (appended: readonly Appended[]) => {
      for (const each of gathered(appended)) bus.publish({ kind: 'appended', ...each });
    };
    const store = await disk.open(host, publish);
    const clock = clockOf(host, dice.fork(), wall);
    const newId = () => ids(wall());
    const erasures = disk.erasures(host, SITE);
    const relay = createRelay({
      store,
      clock,
      newId,
      bus,
      hub: createHub(),
      gate: createGate(host, dice.fork(), wall),
      floor: {
        setAgentStatus: async () => undefined,
        lastWord: async () => undefined,
        member: async (_, agent) => NAMES.get(agent),
        setAutoReply: async () => undefined,
      },
      settings: createTestSettings({ staff: ROOMY }),
      erasures,
      log,
      metrics: uncounted,
      limits: {
        ...LIMITS,
        socketsPerPerson: 20,
        bufferMaxBytes: BUFFER_MAX_BYTES,
        undrainedMaxMs: 30_000,
        agentGraceMs: 10_000,
        agentReloadMs: 4000,
      },
    });
    const eraser = createEraser({ ...CONVERSATIONS_ONLY, store, clock, newId, erasures, bus, log: ofEraser });
    const started: Process = {
      host,
      store,
      relay,
      eraser,
      draining: false,
      accept(socket) {
        if (started.draining || !host.alive) return undefined;
        const session = relay.open(socket, DOOR);
        return {
          receive: (text) => relay.receive(session, text),
          heard: () => relay.heard(session),
          gone: () => relay.gone(session),
        };
      },
    };
    if (await finish(started, (await erasures.open()).length)) process = started;
  }

  /** Whom a crash or a restore has left to be erased is, before anybody is served; false when that fails, and another process is to try. */
  async function finish({ host, eraser }: Process, left: number): Promise<boolean> {
    if (left === 0) return true;
    note(ledger, 'erasing carried on by a start');
    beginning = host;
    const isDone = await eraser.finish().then(
      () => true,
      () => false,
    );
    beginning = undefined;
    if (isDone) return true;
    host.die();
    timeline.after(AGAIN_MS, () => void start());
    return false;
  }

  const linesOf = (listener: Listener): Line[] => [...net().lines].filter((line) => line.listener === listener);

  /** The process is no more, and with it its end of every line. */
  function end(ended: Process, told: (line: Line) => boolean): void {
    ended.host.die();
    for (const line of linesOf(ended)) net().cut(line, told(line));
    if (process === ended) process = undefined;
  }

  return {
    get process() {
      return process;
    },
    start,
    kill(power, downMs, meanwhile) {
      const victim = process;
      if (victim) end(victim, () => !power && !dice.hit(0.1));
      else if (beginning) beginning.die();
      else return;
      beginning = undefined;
      disk.crash();
      meanwhile?.();
      timeline.after(downMs, () => void start());
    },
    drain() {
      const leaving = process;
      if (!leaving || leaving.draining) return;
      leaving.draining = true;
      void leaving.relay.drain();
      leaving.host.after(DRAIN_MS, () => {
        void leaving.store.close().then(() => {
          if (process !== leaving) return;
          end(leaving, () => true);
          timeline.after(200 + dice.number() * 2000, () => void start());
        });
      });
    },
  };
}
