import type { Retry } from '@shopbell/protocol/constants';
import { createAlarm } from '../client/alarm.ts';
import { REFUSALS_FROM } from '../limits.ts';
import type { Keeper } from '../outbox/keeper-types.ts';
import type { Entry, Outbox } from '../outbox/outbox.ts';
import type { Ports, Socket } from '../ports.ts';
import type { Connection } from '../types.ts';
import { type Frame, type FrameOf, type FrameTable, readFrame } from '../wire/frames.ts';
import { toJson } from '../wire/json.ts';
import { PATIENCE_MS, step } from './machine.ts';
import type { LinkEffect, LinkEvent, LinkState } from './state.ts';

export interface LinkOptions {
  /** The relay's WebSocket address. */
  url: string;
  /** Makes the hello, with fresh credentials where needed. When it rejects, the try counts as a lost line. */
  hello(): Promise<object>;
  /** The frames it may meet: a shopper's unless said. */
  frames?: FrameTable;
  /** A frame came; the link has dealt with what concerns it. */
  frame(frame: Frame): void;
  /** Something came that is no frame; its type, as far as it has one. */
  odd(type: string): void;
  /** The relay refused the client. Returns what to do about it: the problem's own advice or better. */
  refused(problem: FrameOf<'problem'>): Retry;
  /** `connection` may be another than before. */
  changed(): void;
}

/** What a line that several clients share needs besides. */
export interface LineOptions extends LinkOptions {
  /** Another client's line was opened with this secret. */
  secret?: ((secret: string) => void) | undefined;
  /** A request of another client came in. */
  took?: (() => void) | undefined;
  /** This client's requests. */
  sender(): {
    readonly entries: readonly Entry[];
    readonly keeper: Pick<Keeper, 'adopt' | 'isDropped' | 'look'> | undefined;
    update(by: (outbox: Outbox) => Outbox): void;
  };
}

/** The line to the relay: carries out what the machine says. */
export interface Link {
  readonly connection: Connection;
  /** Requests go out here. A line that is another client's takes them by `lend`. */
  readonly leads: boolean;
  /** Shares requests with the other clients of the line; what they have already is not told twice. */
  lend(entries: readonly Entry[]): void;
  /** The person of this secret has left here: other clients are to hear of it. */
  left?(secret: string): void;
  /**
   * The device has just come to remember a secret. A line that is shared with nobody hangs up, or is not opened, for half a second, so
   * that the next hello goes by what all tabs see there; false for one that is shared.
   */
  apart?(): boolean;
  tell(type: 'need' | 'wake' | 'restart' | 'stop'): void;
  /** Ends it for good: the client is destroyed. A plain one has nothing left once it has stopped. */
  close?(): void;
  /** Sends a frame; false when the line is not online. */
  send(frame: object): boolean;
}

/** Makes a line over the given ports. */
export type LineMaker = (ports: Ports, options: LineOptions) => Link;

export function createLink(ports: Ports, options: LinkOptions): Link {
  const { clock, chance, detour } = ports;
  let { transport } = ports;
  /** A socket has been greeted. */
  let hasWorked = false;
  let state: LinkState = { type: 'idle' };
  let socket: Socket | undefined;
  /** Every opening has its own number: a hello that took too long belongs to none. */
  let opening = 0;
  /** The problem that came last, as long as nothing came after it. */
  let parting: FrameOf<'problem'> | undefined;

  const roll = (type: 'lost' | 'tick') => dispatch({ type, chance: chance.number() });
  const tell: Link['tell'] = (type) => dispatch({ type });
  const alarm = createAlarm(clock, () => roll('tick'));
  const patience = createAlarm(clock, () => seek());
  const put = (frame: object) => socket?.send(toJson(frame));
  const refuse = (problem: FrameOf<'problem'>) =>
    dispatch({ ...problem, type: 'refusal', retry: options.refused(problem), chance: chance.number() });

  /** A socket brings no greeting: there may be another way. */
  function seek(isLost?: boolean): void {
    const mine = opening;
    const end = () => {
      if (isLost && mine === opening) roll('lost');
    };
    if (!detour || state.type !== 'connecting' || transport !== ports.transport) return end();
    detour().then((part) => {
      if (mine !== opening) return;
      transport = part.detour(ports, hasWorked, tell);
      tell('restart');
    }, end);
  }

  function receive(data: unknown): void {
    const frame = readFrame(data, options.frames);
    parting = undefined;
    if (typeof frame !== 'object') {
      if (frame) options.odd(frame);
      return dispatch({ type: 'frame' });
    }
    if (frame.type === 'problem' && !frame.cid) parting = frame;
    // Whatever is wrong with a hello, without a welcome there is no line to go on with.
    const refused = parting && state.type === 'connecting';
    hasWorked ||= frame.type === 'welcome';
    move(frame.type === 'welcome' || frame.type === 'goaway' ? frame : { ...frame, type: 'frame' });
    options.frame(frame);
    if (parting && refused) refuse(parting);
    options.changed();
  }

  const run: { readonly [E in LinkEffect]: () => unknown } = {
    async open() {
      run.close();
      const mine = opening;
      try {
        const hello = await options.hello();
        if (mine !== opening) return;
        socket = transport.open(options.url, {
          opened: () => put(hello),
          text: receive,
          closed: (code) => (parting && code >= REFUSALS_FROM ? refuse(parting) : seek(true)),
        });
        patience(PATIENCE_MS);
      } catch {
        if (mine === opening) roll('lost');
      }
    },
    close() {
      opening++;
      patience();
      socket?.close();
      socket = undefined;
    },
    probe: () => put({ type: 'heartbeat' }),
  };

  function move(event: LinkEvent): void {
    const now = clock.now();
    const [next, effect] = step(state, event, now);
    state = next;
    alarm('at' in next ? next.at - now : undefined);
    if (effect) run[effect]();
  }

  function dispatch(event: LinkEvent): void {
    move(event);
    options.changed();
  }

  return {
    leads: true,
    lend: () => undefined,
    get connection() {
      return state.type === 'connecting' && state.tries ? 'waiting' : state.type;
    },
    tell,
    send(frame) {
      const online = state.type === 'online';
      if (online) put(frame);
      return online;
    },
  };
}
