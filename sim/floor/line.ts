import type { DownFrame } from '@shopbell/protocol';
import type { Socket } from '../../packages/server/src/ports/socket.ts';
import { DOOR } from '../world/server.ts';
import type { Timeline } from '../world/timeline.ts';
import type { FloorProcess } from './process.ts';

/** A connection of somebody scripted: frames take as long either way, in order, until it is cut. */
export interface FloorLine {
  readonly alive: boolean;
  say(frame: object): void;
  cut(): void;
}

export function openLine(
  timeline: Timeline,
  process: FloorProcess,
  delayMs: number,
  hear: (frame: DownFrame) => void,
  ended: () => void,
): FloorLine {
  let alive = true;
  const end = () => {
    if (!alive) return;
    alive = false;
    if (process.host.alive) process.relay.gone(session);
    ended();
  };
  const socket: Socket = {
    send(json) {
      timeline.after(delayMs, () => {
        if (alive) hear(JSON.parse(json));
      });
    },
    ping() {
      timeline.after(2 * delayMs, () => {
        if (alive && process.host.alive) process.relay.heard(session);
      });
    },
    close: () => void timeline.after(delayMs, end),
    buffered: 0,
    taken: 0,
    drained: () => Promise.resolve(),
  };
  const session = process.relay.open(socket, DOOR);
  return {
    get alive() {
      return alive;
    },
    say(frame) {
      timeline.after(delayMs, () => {
        if (alive && process.host.alive) process.relay.receive(session, JSON.stringify(frame));
      });
    },
    cut: end,
  };
}
