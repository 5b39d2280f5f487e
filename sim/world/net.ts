import type { Socket as ClientSocket, SocketEvents } from '../../packages/sdk/src/ports.ts';
import type { Socket as ServerSocket } from '../../packages/server/src/ports/socket.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';
import { type Ledger, note } from './ledger.ts';
import type { Item, Line, Listener, Taken, Watch, Way } from './line.ts';
import type { Rates } from './rates.ts';
import type { Timeline } from './timeline.ts';

/** Time a server gives its closing handshake before it ends the connection, in ms; as `edges/ws` does. */
const CLOSE_GRACE_MS = 2000;
/** Below this nothing counts as unread, in bytes. */
const LOW_WATER_BYTES = 2000;
/** The longest time for which one direction is dead and the other alive, in ms. */
const ONE_WAY_MS = 2000;
/** Time until a client learns that nobody listens, in ms. */
const REFUSED_MS = 20;

/** Where a client is: its network may be away. */
export interface Place {
  online: boolean;
}

export interface NetOptions {
  timeline: Timeline;
  dice: Dice;
  rates: Rates;
  ledger: Ledger;
  watch: Watch;
  /** Who listens now. */
  listener(): Listener | undefined;
}

/** Fake sockets between pages and the process that listens. */
export interface Net {
  readonly lines: ReadonlySet<Line>;
  /** No more jitter. */
  calm: boolean;
  /** Frames on their way. */
  inFlight(): number;
  connect(host: Host, place: Place, events: SocketEvents): ClientSocket;
  /** Ends a connection in the middle: of what is on its way a first part arrives. `told`: both ends learn of it. */
  cut(line: Line, told: boolean): void;
  /** Nothing comes through for `ms`, then all of it. */
  stall(line: Line, ms: number): void;
}

/** Frames with events, and the lane they are of. */
const EVENTS = /^\{"type":"((?:facts|desk)","conversation":"\w+)"/;

const newWay = (): Way => ({ pending: [], lastAt: 0, bytes: 0, hole: false, ended: false });
const textOf = (item: Item) => ('text' in item ? item.text : '');

/** Fan-out may lose what comes by itself, and the client must find out; the first page of a lane is an answer. */
function mayLose({ lanes }: Line, json: string): boolean {
  const [, lane] = EVENTS.exec(json) ?? [];
  if (lane === undefined) return false;
  const isFirst = !lanes.has(lane);
  lanes.add(lane);
  return !isFirst;
}

export function createNet({ timeline, dice, rates, ledger, watch, listener }: NetOptions): Net {
  const lines = new Set<Line>();
  let count = 0;

  const net: Net = {
    lines,
    calm: false,
    inFlight() {
      let sum = 0;
      for (const { up, down } of lines) sum += up.pending.length + down.pending.length;
      return sum;
    },
    connect,
    cut,
    stall(line, ms) {
      line.stalledUntil = Math.max(line.stalledUntil, timeline.now + ms);
      for (const way of [line.up, line.down]) way.lastAt = Math.max(way.lastAt, line.stalledUntil);
    },
  };

  const delay = () => (net.calm ? 5 : rates.delayMs + dice.number() * rates.jitterMs);

  /** Puts something on its way; `arrive` is called with what comes first then, so that frozen hosts keep the order. */
  function carry(way: Way, to: Host, item: Item, arrive: (item: Item) => void, inMs = delay()): void {
    if (way.ended) return;
    way.ended = 'code' in item;
    if (way.hole) {
      way.bytes += textOf(item).length;
      return;
    }
    way.lastAt = Math.max(way.lastAt, timeline.now + inMs);
    way.pending.push(item);
    way.bytes += textOf(item).length;
    to.after(way.lastAt - timeline.now, () => {
      const first = way.pending.shift();
      if (!first || way.hole) return;
      way.bytes -= textOf(first).length;
      arrive(first);
    });
  }

  function connect(host: Host, place: Place, events: SocketEvents): ClientSocket {
    const to = listener();
    let dropped = false;
    const fail = () => host.after(REFUSED_MS, () => dropped || events.closed(1006));
    // A network that is away refuses, or says nothing at all.
    if (!place.online || !to) {
      if (place.online || dice.hit(0.7)) fail();
      return {
        send: () => undefined,
        close() {
          dropped = true;
        },
      };
    }
    const line: Line = {
      id: count++,
      host,
      listener: to,
      up: newWay(),
      down: newWay(),
      stalledUntil: 0,
      greeted: false,
      helloSent: false,
      lanes: new Set(),
    };
    lines.add(line);
    let taken: Taken | undefined;
    /** Who waits until the line is drained. */
    let waiting: (() => void)[] = [];
    let ended = false;

    const over = () => {
      ended = true;
      lines.delete(line);
      for (const resolve of waiting.splice(0)) resolve();
    };
    const toClient = (item: Item) => {
      if (dropped) return;
      if ('code' in item) {
        dropped = true;
        return events.closed(item.code);
      }
      watch.down(line, item.text);
      events.text(item.text);
    };
    const toServer = (item: Item) => {
      if (ended) return;
      if ('text' in item) return taken?.receive(item.text);
      over();
      taken?.gone();
    };
    const unread = () => (line.down.hole || line.stalledUntil > timeline.now ? line.down.bytes : 0);

    const socket: ServerSocket = {
      send(json) {
        if (ended) return;
        watch.said(json);
        if (rates.drop > 0 && mayLose(line, json) && dice.hit(rates.drop))
          return note(ledger, 'events lost on the way');
        carry(line.down, host, { text: json }, toClient);
      },
      ping() {
        if (line.up.hole || line.down.hole || !host.alive) return;
        to.host.after(delay() + delay(), () => ended || line.up.hole || taken?.heard());
      },
      close(code) {
        if (ended || line.down.ended) return;
        watch.closing(line, code);
        carry(line.down, host, { code }, toClient);
        timeline.after(CLOSE_GRACE_MS, () => {
          // Whoever has not read it by now is cut off.
          const [...rest] = line.down.pending;
          if (rest.length > 0 && !line.down.hole) {
            line.down.pending.length = 0;
            line.down.pending.push({ code: 1006 });
          }
          over();
        });
      },
      get buffered() {
        return unread() > LOW_WATER_BYTES ? unread() : 0;
      },
      // A line here passes everything or, while it stalls, nothing.
      taken: 0,
      drained() {
        if (ended || unread() <= LOW_WATER_BYTES) return Promise.resolve();
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.push(resolve);
        if (!line.down.hole) {
          to.host.after(line.stalledUntil - timeline.now, () => {
            const ready = waiting;
            waiting = [];
            for (const one of ready) one();
          });
        }
        return promise;
      },
    };

    to.host.after(delay(), () => {
      if (dropped || line.up.hole || ended) return lines.delete(line);
      taken = to.accept(socket);
      if (!taken) {
        lines.delete(line);
        return fail();
      }
      line.down.lastAt = Math.max(line.down.lastAt, timeline.now + delay());
      host.after(line.down.lastAt - timeline.now, () => dropped || line.down.hole || events.opened());
      return undefined;
    });
    // A process that dies before it answered: the client learns of it like of any other.
    ends.set(line, { toClient, toServer });

    return {
      send(text) {
        if (dropped) return;
        if (text.startsWith('{"type":"hello"')) line.helloSent = true;
        watch.up(line, text);
        carry(line.up, to.host, { text }, toServer);
      },
      close() {
        if (dropped) return;
        dropped = true;
        if (taken) carry(line.up, to.host, { code: 1000 }, toServer);
        else lines.delete(line);
      },
    };
  }

  const ends = new WeakMap<Line, { toClient(item: Item): void; toServer(item: Item): void }>();

  function cut(line: Line, told: boolean): void {
    if (!lines.has(line)) return;
    if (line.helloSent && !line.greeted) note(ledger, 'hello cut');
    const end = ends.get(line);
    const lost: string[] = [];
    /** Of what is on its way a first part arrives. */
    const lose = ({ pending }: Way) => {
      for (const item of pending.splice(dice.int(pending.length + 1))) if ('text' in item) lost.push(item.text);
    };
    if (!told) {
      note(ledger, 'line half open');
      // One direction may die before the other: not for long, since without acknowledgements TCP falls silent as well.
      const [first, second] = dice.hit(0.5) ? [line.up, line.down] : [line.down, line.up];
      lose(first);
      first.hole = true;
      timeline.after(dice.hit(0.5) ? 0 : ONE_WAY_MS, () => {
        second.hole = true;
      });
      watch.cut(line, lost);
      return;
    }
    lose(line.up);
    lose(line.down);
    watch.cut(line, lost);
    if (!end) return;
    line.up.ended = line.down.ended = false;
    carry(line.down, line.host, { code: 1006 }, end.toClient);
    if (line.listener.host.alive) carry(line.up, line.listener.host, { code: 1006 }, end.toServer);
    else lines.delete(line);
  }

  return net;
}
