import type { AppDeps } from '../app/deps.ts';
import type { DoorBook } from '../app/door-book.ts';
import type { FileClaims } from '../app/file-desk.ts';
import type { Board } from '../ports/board.ts';
import type { Bus } from '../ports/bus.ts';
import type { Erasures } from '../ports/erasures.ts';
import type { Floor } from '../ports/floor.ts';
import type { Gate } from '../ports/gate.ts';
import type { Log } from '../ports/log.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { Settings } from '../ports/settings.ts';
import type { Shoppers } from '../ports/shoppers.ts';
import type { BlockBook } from './blocks.ts';
import type { Hub } from './hub.ts';
import type { LateBook } from './late.ts';
import type { Presence } from './presence.ts';
import type { Session } from './session.ts';
import type { SettingsBook } from './settings-book.ts';

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
  /** Time in which a client has to take something of what lies unread, in ms (C22). */
  undrainedMaxMs: number;
  /** Time an agent stays on duty after their last connection was lost, in ms. */
  agentGraceMs: number;
  /** The same after it said goodbye: the page was closed, or is loaded anew, in ms. */
  agentReloadMs: number;
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
  presence: Presence;
  settings: SettingsBook;
  shoppers: Shoppers;
  blocks: BlockBook;
  board: Board;
  /** Letters go out: who left an e-mail address is written to. */
  mails: boolean;
  doors: Pick<DoorBook, 'group'>;
  files: FileClaims;
  erasures: Pick<Erasures, 'holds'>;
  /** Forgets a connection. Harmless when it is forgotten already. */
  gone: (session: Session) => void;
}

/**
 * What the relay is given; the rest it makes itself. Without a `board` nothing is routed, without `mails` no letter is promised, without `doors` nobody comes by a store's, without `files` none is sent, without
 * `shoppers` nothing is written down about them, without `erasures` nobody was ever erased.
 */
export type GivenDeps = Omit<
  RelayDeps,
  'gone' | 'late' | 'presence' | 'settings' | 'shoppers' | 'blocks' | 'board' | 'mails' | 'doors' | 'files' | 'erasures'
> & {
  settings: Settings;
  shoppers?: Shoppers;
  board?: Board;
  mails?: boolean;
  doors?: Pick<DoorBook, 'group'>;
  files?: FileClaims;
  erasures?: Pick<Erasures, 'holds'>;
};
