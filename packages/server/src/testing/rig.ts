import type { Duty } from '@shopbell/domain';
import type { AppDeps } from '../app/deps.ts';
import type { FileClaims } from '../app/file-desk.ts';
import type { Refusal } from '../app/outcome.ts';
import { proven } from '../auth/gate.ts';
import { createLocalBus } from '../buses/local/bus.ts';
import { createIds } from '../ids.ts';
import type { Bus, Hint } from '../ports/bus.ts';
import type { Erasures } from '../ports/erasures.ts';
import type { Gate, SignedCard } from '../ports/gate.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import { type SiteSettings, STANDARD_GROUPS, standardSettings, standardStaff } from '../ports/settings.ts';
import { isWord, type Word } from '../ports/site-log.ts';
import type { GivenDeps, RelayLimits } from '../relay/deps.ts';
import { createHub } from '../relay/hub.ts';
import { createRelay } from '../relay/relay.ts';
import { createBoard } from '../router/board.ts';
import { createRouter } from '../router/router.ts';
import { createMemoryShoppers } from '../stores/memory/shoppers.ts';
import { createMemoryStore } from '../stores/memory/store.ts';
import { openPeer, type Peer, settle } from './peer.ts';
import { createTestSettings } from './settings.ts';

import { createVirtualClock } from './virtual-clock.ts';

export { type Peer, settle } from './peer.ts';

export const SITE = '01kafzs1te0000000001';
export const AGENTS = {
  na: { id: '01kafzagnt00000000a1', name: 'Li Na' },
  wei: { id: '01kafzagnt00000000a2', name: 'Wang Wei' },
  min: { id: '01kafzagnt00000000a3', name: 'Zhang Min' },
} as const;

/** What they do unless a test says otherwise. */
const STAFF = new Map(Object.values(AGENTS).map(({ id }) => [id, standardStaff(id, STANDARD_GROUPS)]));

const LIMITS: RelayLimits = {
  textMaxChars: 4000,
  frameMaxBytes: 65_536,
  ratePerSecond: 10,
  rateBurst: 20,
  lateBurst: 500,
  amendWindowMs: 120_000,
  helloTimeoutMs: 5000,
  socketsPerPerson: 20,
  heartbeatMs: 25_000,
  renewGraceMs: 60_000,
  bufferMaxBytes: 1_048_576,
  undrainedMaxMs: 30_000,
  agentGraceMs: 10_000,
  agentReloadMs: 4000,
};

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {}, child: () => quiet };
const uncounted: Omit<Metrics, 'sockets'> = {
  frameIn() {},
  frameOut() {},
  committed() {},
  walPages() {},
  acked() {},
  problem() {},
};

interface RigOptions {
  /** The doors of stores by which shoppers come. Default: none. */
  doors?: GivenDeps['doors'];
  /** Letters go out. Default: none does. */
  mails?: boolean;
  limits?: Partial<RelayLimits>;
  loses?: (hint: Hint) => boolean;
  /** When the store was restored, epoch ms. */
  restoredAt?: number;
  settings?: Partial<SiteSettings>;
  /** While it says so, what agents set of themselves can't be written. */
  failing?: () => boolean;
  /** How agents stood before the start, by id. */
  words?: ReadonlyMap<string, Word>;
  /** Requests are routed. */
  routed?: boolean;
  /** The files that requests may name. */
  files?: FileClaims;
  /** What signed cards stand for, or why they are refused. */
  cards?: Readonly<Record<string, SignedCard | Refusal>>;
  /** Requests that were erased before a restore. */
  erasures?: Pick<Erasures, 'holds'>;
}

/**
 * A relay in memory, on a virtual clock, with scripted connections. The gate believes everybody: the member is what `jwt`
 * says (`member#priority@expiresAt`), the agent what `token` says; the real gate has tests of its own. `loses` picks the hints that
 * the bus drops.
 */
export function createRig(options: RigOptions = {}) {
  const clock = createVirtualClock();
  const broken: unknown[] = [];
  const local = createLocalBus((error) => void broken.push(error));
  const { loses, restoredAt } = options;
  const bus: Bus = loses
    ? { ...local, lossless: false, publish: (hint) => (loses(hint) ? undefined : local.publish(hint)) }
    : local;
  const hub = createHub();
  const ids = createIds();
  const settings = createTestSettings({ staff: STAFF, ...options.settings });
  const board = createBoard();
  const statuses: string[] = [];
  const sockets = { shopper: 0, agent: 0 };
  const revoked = new Set<string>();
  /** When each session began, epoch ms. */
  const signIns = new Map<string, number>();
  const words = new Map<string, Word>(options.words);
  const store = createMemoryStore({
    restoredAt,
    onDurable: (appended) => {
      for (const each of appended) bus.publish({ kind: 'appended', ...each });
    },
  });

  const prove = (jwt: string) => {
    const [who = '', expiresAt = ''] = jwt.split('@');
    const [id = '', priority] = who.split('#');
    return {
      id,
      ...(priority === undefined ? {} : { priority: Number(priority) }),
      expiresAt: Number(expiresAt || clock.now() + 600_000),
    };
  };
  const gate: Gate = {
    async shopper({ site, token, jwt }) {
      if (site !== 'demo') return { refused: 'site_unknown' };
      const common = { role: 'shopper', site: SITE, slug: site, tokenHash: token, participant: undefined } as const;
      return { ...common, ...proven(jwt === undefined ? undefined : prove(jwt)) };
    },
    async agent({ token = '' }) {
      const [name = '', duty = 'agent', sign = ''] = token.split('@');
      const session = `s-${name}${sign}`;
      if (!signIns.has(session)) signIns.set(session, clock.now());
      const agent = AGENTS[name as keyof typeof AGENTS];
      if (!agent) return { refused: 'session_invalid' };
      return {
        who: { role: 'agent', site: SITE, agent, duty: duty as Duty, session, signedInAt: signIns.get(session) ?? 0 },
        site: { slug: 'demo', name: 'Demo' },
      };
    },
    member: async (_, jwt) => (jwt === 'bad' ? { refused: 'jwt_invalid' } : prove(jwt)),
    page: async () => ({ refused: 'key_invalid' }),
    shop: async () => ({ refused: 'key_invalid' }),
    sign: async () => ({ refused: 'key_needed' }),
    card: async (_, token) => options.cards?.[token] ?? { refused: 'card_refused' },
    stands: async ({ session }) => !revoked.has(session),
  };

  const app: AppDeps = { store, clock, newId: () => ids(clock.now()) };
  const shoppers = createMemoryShoppers();
  const deps: GivenDeps = {
    ...(options.files ? { files: options.files } : {}),
    ...(options.erasures ? { erasures: options.erasures } : {}),
    ...app,
    shoppers,
    bus,
    hub,
    gate,
    settings,
    board,
    ...(options.doors ? { doors: options.doors } : {}),
    mails: options.mails ?? false,
    log: quiet,
    metrics: {
      ...uncounted,
      sockets: (role, change) => {
        sockets[role] += change;
      },
    },
    limits: { ...LIMITS, ...options.limits },
    floor: {
      async setAgentStatus(_, agent, status, reason) {
        statuses.push(`${agent} ${status} ${reason}`);
        if (isWord(reason)) words.set(agent, { status, at: clock.now() });
      },
      lastWord: async (_, agent) => words.get(agent),
      member: async (_, agent) => Object.values(AGENTS).find(({ id }) => id === agent),
      async setAutoReply(site, agent, autoReply) {
        if (options.failing?.()) throw new Error('the directory is out of order');
        const { staff } = (await settings.get(site)) ?? standardSettings(site, 'UTC');
        const { autoReply: _, ...own } = staff.get(agent) ?? standardStaff(agent, STANDARD_GROUPS);
        const next = { ...own, ...(autoReply === undefined ? {} : { autoReply }) };
        settings.change({ staff: new Map(staff).set(agent, next) });
      },
    },
  };
  const relay = createRelay(deps);
  const router = options.routed
    ? createRouter({ store, clock, bus, settings, staffing: relay.staffing, board, log: quiet })
    : undefined;

  const connect = (): Peer => openPeer(relay);
  let count = 0;
  return {
    clock,
    store,
    shoppers,
    bus,
    hub,
    settings,
    sockets,
    relay,
    router,
    board,
    statuses,
    revoked,
    /** What listeners of the bus threw. */
    broken,
    connect,
    /** Moves time on in steps, and lets everything run that falls due. */
    async pass(ms: number, stepMs = 100): Promise<void> {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.advance(Math.min(left, stepMs));
        await settle();
        await settle();
      }
    },
    /** A fresh cid. */
    cid: () => `019aa8d1-7b2c-7a00-8000-${(++count).toString(16).padStart(12, '0')}`,
    /** A greeted shopper; `device` names the anonymous token, `jwt` is `member` or `member@expiresAt`. */
    async shopper(device = 'a', extra: object = {}): Promise<Peer> {
      const peer = connect();
      await peer.say({ type: 'hello', role: 'shopper', protocol: 1, site: 'demo', token: device.repeat(43), ...extra });
      return peer;
    },
    /** A greeted agent, one of `AGENTS`, with a duty; `sign` names another session of theirs, which begins when it is first named. */
    async agent(name: keyof typeof AGENTS = 'na', duty: Duty = 'agent', sign = ''): Promise<Peer> {
      const peer = connect();
      await peer.say({ type: 'hello', role: 'agent', protocol: 1, token: `${name}@${duty}@${sign}` });
      return peer;
    },
  };
}
