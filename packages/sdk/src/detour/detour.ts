import { createAlarm } from '../client/alarm.ts';
import type { Chance, Clock, Socket, SocketEvents, Transport } from '../ports.ts';
import { startOf, step } from './machine.ts';
import type { DetourEffect, DetourEvent, DetourState } from './state.ts';

export interface DetourPorts {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly socket: Transport;
  /** Frames over HTTP, in the shape of a socket. */
  readonly poll: Transport;
}

type Way = 'socket' | 'poll';

/** States that end by themselves. */
const WAITING: ReadonlySet<DetourState['type']> = new Set(['ahead', 'alone', 'by poll', 'probing']);

/** Asks for any sign of life without greeting: the answer is a refusal, and all that is wanted. */
const QUESTION = JSON.stringify({ type: 'heartbeat' });

/**
 * Carries out what the machine says, for the lines of one client, one after the other.
 * @param hasWorked a socket was greeted before
 * @param tell has the line opened again at once
 */
export function detourOver(ports: DetourPorts, hasWorked: boolean, tell: (type: 'restart') => void): Transport {
  const { clock, chance } = ports;
  let state: DetourState = startOf(hasWorked);
  const lines: { [W in Way]?: Socket | undefined } = {};
  /** Those that are open. */
  const ready = new Set<Way>();
  let url = '';
  let events: SocketEvents | undefined;
  /** The first thing that goes out, over whichever way there is. */
  let hello: string | undefined;
  let code = 0;
  const alarm = createAlarm(clock, () => dispatch({ type: 'tick', chance: chance.number() }));

  /** The way that carries the line. */
  const carrier = (): Way | undefined =>
    state.type === 'by socket' ? 'socket' : state.type === 'by poll' || state.type === 'probing' ? 'poll' : undefined;

  function start(way: Way): void {
    let isHeard = false;
    const line = ports[way].open(url, {
      opened() {
        ready.add(way);
        if (hello === undefined) events?.opened();
        else line.send(hello);
      },
      text(data) {
        if (!isHeard) dispatch({ type: `${way} heard`, chance: chance.number() });
        isHeard = true;
        events?.text(data);
      },
      closed(told) {
        forget(way);
        code = told;
        dispatch({ type: `${way} lost`, chance: chance.number() });
      },
    });
    lines[way] = line;
  }

  function probe(): void {
    const found = (type: 'socket heard' | 'socket lost') => dispatch({ type, chance: chance.number() });
    const line = ports.socket.open(url, {
      opened: () => line.send(QUESTION),
      text: () => found('socket heard'),
      closed: () => found('socket lost'),
    });
    lines.socket = line;
  }

  function forget(way: Way): void {
    lines[way] = undefined;
    ready.delete(way);
  }

  function drop(way: Way): void {
    lines[way]?.close();
    forget(way);
  }

  const run: { readonly [E in DetourEffect]: () => void } = {
    socket: () => start('socket'),
    poll: () => start('poll'),
    probe,
    'drop socket': () => drop('socket'),
    'drop poll': () => drop('poll'),
    end: () => events?.closed(code),
    anew: () => tell('restart'),
  };

  function dispatch(event: DetourEvent): void {
    const now = clock.now();
    const [next, ...effects] = step(state, event, now);
    state = next;
    alarm(WAITING.has(next.type) && next.until !== Number.POSITIVE_INFINITY ? next.until - now : undefined);
    for (const effect of effects) run[effect]();
  }

  return {
    open(address, heard) {
      url = address;
      events = heard;
      hello = undefined;
      dispatch({ type: 'open' });
      return {
        send(text) {
          hello ??= text;
          const way = carrier();
          for (const each of way ? [way] : ready) lines[each]?.send(text);
        },
        close() {
          if (events !== heard) return;
          events = undefined;
          dispatch({ type: 'close' });
        },
      };
    },
  };
}
