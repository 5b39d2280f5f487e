import type { AgentName } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { AppDeps } from '../app/deps.ts';
import type { Bus } from '../ports/bus.ts';
import type { Floor } from '../ports/floor.ts';
import type { Gate } from '../ports/gate.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Hub } from './hub.ts';
import type { LateBook } from './late.ts';
import type { Session } from './session.ts';

/** The bounds in force; see `LIMITS` in the protocol for units and defaults. */
export interface RelayLimits {
  textMaxChars: number;
  frameMaxBytes: number;
  ratePerSecond: number;
  rateBurst: number;
  lateBurst: number;
  amendWindowMs: number;
  helloTimeoutMs: number;
  /** Open sockets of one shopper's device or one agent's session. */
  socketsPerPerson: number;
  heartbeatMs: number;
  renewGraceMs: number;
  /** Bytes a client may leave unread before it is closed (C22). */
  bufferMaxBytes: number;
  /** Time a client may leave anything unread, in ms (C22). */
  undrainedMaxMs: number;
  /** Time an agent stays on duty after their last connection ended, in ms. */
  agentGraceMs: number;
}

export interface RelayDeps extends AppDeps {
  bus: Bus;
  gate: Gate;
  floor: Floor;
  hub: Hub;
  log: Log;
  metrics: Metrics;
  limits: RelayLimits;
  late: LateBook;
  /** Who of the site is on duty under this id: a conversation can be given to them. */
  colleague: (site: SiteId, agent: AgentId) => AgentName | undefined;
  /** Forgets a connection. Harmless when it is forgotten already. */
  gone: (session: Session) => void;
}

/** What the relay is given; the rest it makes itself. */
export type GivenDeps = Omit<RelayDeps, 'gone' | 'late' | 'colleague'>;
