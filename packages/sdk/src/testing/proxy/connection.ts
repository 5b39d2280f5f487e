import type { EndingKind, LineConditions, Way } from './conditions.ts';
import type { NetSocket } from './net.ts';
import { createPipe } from './pipe.ts';
import { REFUSAL, watchUpgrade } from './upgrade.ts';

/** One thing that happened to a connection. */
export interface TraceEntry {
  /** Ms since it came. */
  readonly atMs: number;
  readonly what:
    | 'came'
    | 'refused'
    | 'upgrade refused'
    | 'reached the target'
    | 'held'
    | 'released'
    | 'cut'
    | 'reset'
    | 'blackholed'
    | 'half-closed up'
    | 'half-closed down'
    | 'closed by the client'
    | 'closed by the target'
    | 'closed with the proxy';
  /** Bytes passed on by then. */
  readonly up: number;
  readonly down: number;
}

/** A connection through the proxy. */
export interface ProxiedConnection {
  /** Its place in the order of coming, from 0: with the seed it decides all that is drawn for it. */
  readonly index: number;
  readonly conditions: LineConditions;
  /** False once both sides are rid of it. */
  readonly isOpen: boolean;
  readonly trace: readonly TraceEntry[];
  /** Changes delay, jitter, bandwidth and stalls from the next byte on. */
  set(conditions: Omit<LineConditions, 'ending' | 'refuse'>): void;
  /** Ends it in this way, now. */
  end(kind: EndingKind, way?: Way): void;
  /** Lets nothing pass until `release`: what was sent meanwhile arrives then. */
  hold(): void;
  /** Goes on after `hold`. */
  release(): void;
}

export interface ConnectionOptions {
  readonly index: number;
  readonly client: NetSocket;
  readonly target: NetSocket;
  readonly conditions: LineConditions;
  readonly draw: () => number;
}

/** For the proxy itself. */
export interface OwnConnection extends ProxiedConnection {
  /** Drops both sides, whatever state they are in. */
  drop(): void;
}

const now = (): number => performance.now();

/** Joins a client and the target, under the given conditions. */
export function joinSockets({ index, client, target, conditions: given, draw }: ConnectionOptions): OwnConnection {
  const { ending } = given;
  const cameAt = now();
  const trace: TraceEntry[] = [];
  let conditions = given;
  /** Ended by a fault: what the sides do then is not told. */
  let isOver = false;
  let open = 2;

  const endingWay = ending?.way ?? 'up';
  const limitOf = (way: Way): number | undefined => (ending && endingWay === way ? ending.afterBytes : undefined);
  const base = {
    conditions: () => conditions,
    draw,
    now: () => now() - cameAt,
    limit: () => ending && connection.end(ending.kind, endingWay),
  };
  const upgrade = watchUpgrade(given.upgrade);
  const up = createPipe({
    ...base,
    from: client,
    to: target,
    limitBytes: limitOf('up'),
    takes(piece) {
      const fate = upgrade.up(piece);
      if (fate === 'refuse') refuseUpgrade();
      return fate === 'pass';
    },
  });
  const down = createPipe({
    ...base,
    from: target,
    to: client,
    limitBytes: limitOf('down'),
    takes: () => upgrade.down() === 'pass',
  });
  const sockets = [client, target];

  const note = (what: TraceEntry['what']): void => {
    trace.push({ atMs: Math.round(now() - cameAt), what, up: up.bytes, down: down.bytes });
  };
  const stop = (): void => {
    isOver = true;
    clearTimeout(timer);
    up.stop();
    down.stop();
  };

  function refuseUpgrade(): void {
    note('upgrade refused');
    stop();
    client.write(REFUSAL);
    client.end();
    target.destroy();
  }

  function lost(side: 'client' | 'target'): void {
    open -= 1;
    if (isOver) return;
    if (open === 0) return stop();
    note(`closed by the ${side}`);
    (side === 'client' ? up : down).finish();
  }

  const connection: OwnConnection = {
    index,
    trace,
    get conditions() {
      return conditions;
    },
    get isOpen() {
      return open > 0;
    },
    set(changed) {
      conditions = { ...conditions, ...changed };
    },
    end(kind, way = 'up') {
      if (isOver) return;
      if (kind === 'half-close') {
        note(`half-closed ${way}`);
        (way === 'up' ? up : down).stop();
        (way === 'up' ? target : client).end();
        return;
      }
      note(kind === 'blackhole' ? 'blackholed' : kind);
      stop();
      if (kind === 'cut') for (const socket of sockets) socket.destroy();
      if (kind === 'reset') for (const socket of sockets) socket.resetAndDestroy();
    },
    hold() {
      if (isOver) return;
      note('held');
      up.hold();
      down.hold();
    },
    release() {
      if (isOver) return;
      note('released');
      up.release();
      down.release();
    },
    drop() {
      if (!isOver) note('closed with the proxy');
      stop();
      for (const socket of sockets) socket.destroy();
    },
  };

  const timer =
    ending?.afterMs === undefined
      ? undefined
      : setTimeout(() => connection.end(ending.kind, endingWay), ending.afterMs);
  for (const socket of sockets) {
    socket.setNoDelay(true);
    // What went wrong shows as the close that follows.
    socket.on('error', () => undefined);
  }
  client.on('close', () => lost('client'));
  target.on('close', () => lost('target'));
  target.on('connect', () => note('reached the target'));
  note('came');
  if (given.refuse) {
    note('refused');
    stop();
    for (const socket of sockets) socket.resetAndDestroy();
  } else {
    client.resume();
    if (ending?.afterBytes === 0) connection.end(ending.kind, endingWay);
  }
  return connection;
}
