import type { AgentStatus, Duty } from '@shopbell/domain';
import { LIMITS } from '@shopbell/protocol/constants';
import { createIds } from '../../packages/server/src/ids.ts';
import type { Log } from '../../packages/server/src/ports/log.ts';
import type { Settings } from '../../packages/server/src/ports/settings.ts';
import { isWord, type Word } from '../../packages/server/src/ports/site-log.ts';
import type { Appended, Store } from '../../packages/server/src/ports/store.ts';
import { createHub } from '../../packages/server/src/relay/hub.ts';
import { createRelay, type Relay } from '../../packages/server/src/relay/relay.ts';
import { createBoard, type OpenBoard } from '../../packages/server/src/router/board.ts';
import { createRouter } from '../../packages/server/src/router/router.ts';
import { createLossyBus } from '../world/bus.ts';
import type { Dice } from '../world/dice.ts';
import type { Disk } from '../world/disk.ts';
import { createHost, type Host } from '../world/host.ts';
import { createLedger } from '../world/ledger.ts';
import { clockOf, SITE, uncounted } from '../world/server.ts';
import type { Timeline } from '../world/timeline.ts';
import type { FloorRates } from './rates.ts';

/** One life of the server: relay and routing over the disk. */
export interface FloorProcess {
  readonly host: Host;
  readonly store: Store;
  readonly relay: Relay;
  readonly board: OpenBoard;
}

export interface FloorServerOptions {
  timeline: Timeline;
  dice: Dice;
  rates: FloorRates;
  disk: Disk;
  settings: Settings;
  /** Who may sign in, by token. */
  agents: ReadonlyMap<string, { id: string; name: string; duty: Duty }>;
  /** Statuses by the floor’s log, which is on the disk. */
  statuses: Map<string, AgentStatus>;
  /** How agents stood last while they were here, by the same log. */
  words: Map<string, Word>;
  wall: () => number;
  /** A commit is durable. */
  durable: (appended: readonly Appended[]) => void;
  failed: (text: string) => void;
}

/** Starts a process as `compose.ts` does. */
export async function startFloor(options: FloorServerOptions, count: number): Promise<FloorProcess> {
  const { timeline, dice, rates, disk, settings, agents, statuses, words, wall } = options;
  const host = createHost(timeline, `floor ${count}`);
  const bus = createLossyBus(host, dice.fork(), rates, createLedger());
  const ids = createIds((bytes) => dice.bytes(bytes));
  const store = await disk.open(host, (appended) => {
    options.durable(appended);
    for (const each of appended) bus.publish({ kind: 'appended', ...each });
  });
  const clock = clockOf(host, dice.fork(), wall);
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error({ error }, message) {
      options.failed(`server: ${message}${error instanceof Error ? `: ${error.message}` : ''}`);
    },
    child: () => log,
  };
  const board = createBoard();
  const relay = createRelay({
    store,
    clock,
    newId: () => ids(wall()),
    bus,
    hub: createHub(),
    gate: {
      async shopper({ token, site }) {
        return { role: 'shopper', site: SITE, slug: site, tokenHash: token, participant: undefined, member: undefined };
      },
      async agent({ token = '' }) {
        const agent = agents.get(token);
        if (!agent) return { refused: 'session_invalid' };
        const { duty, ...name } = agent;
        return {
          who: { role: 'agent', site: SITE, agent: name, duty, session: token, signedInAt: 0 },
          site: { slug: 'demo', name: 'Demo' },
        };
      },
      member: async () => ({ refused: 'jwt_invalid' }),
      page: async () => ({ refused: 'key_invalid' }),
      shop: async () => ({ refused: 'key_invalid' }),
      sign: async () => ({ refused: 'key_needed' }),
      card: async () => ({ refused: 'card_refused' }),
      stands: async () => true,
    },
    floor: {
      async setAgentStatus(_, agent, status, reason) {
        if (!host.alive) return;
        statuses.set(agent, status);
        if (isWord(reason)) words.set(agent, { status, at: wall() });
      },
      lastWord: async (_, agent) => words.get(agent),
      member: async () => undefined,
      setAutoReply: async () => undefined,
    },
    settings,
    board,
    log,
    metrics: uncounted,
    limits: {
      ...LIMITS,
      ratePerSecond: 1000,
      rateBurst: 1000,
      socketsPerPerson: 20,
      bufferMaxBytes: 1_000_000,
      undrainedMaxMs: 30_000,
      agentGraceMs: 10_000,
      agentReloadMs: 4000,
    },
  });
  const router = createRouter({ store, clock, bus, settings, staffing: relay.staffing, board, log });
  for (const [agent, status] of statuses) {
    if (status === 'off') continue;
    statuses.set(agent, 'off');
    relay.expect(SITE, agent, status);
  }
  await router.start();
  return { host, store, relay, board };
}
