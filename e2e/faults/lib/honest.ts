import { WebSocket } from 'ws';
import type { Press, Shown } from '../../../sim/history.ts';
import type { Frame } from '../../lib/wire.ts';
import { newCid } from './cid.ts';
import type { Ledger } from './ledger.ts';
import { apply, isBehind, newScreen, restart, type Screen, shownOf } from './screen.ts';

/** Most requests without an answer. */
const IN_FLIGHT_MAX = 20;

export interface HonestOptions {
  who: string;
  /** The relay, or a proxy before it. */
  port: number;
  role: 'shopper' | 'agent';
  /** What opens the door: `site`, `token`, `apiKey`. */
  identity: object;
  ledger: Ledger;
  /** Longest wait between two tries, in ms; 1,000 unless said. */
  retryMaxMs?: number;
  /** A line without a frame or ping for this long is given up, in ms; never unless said. */
  silenceMs?: number;
  /** How it reads a frame: another one, or undefined to skip it. As it is unless said. */
  filter?: (frame: Frame) => Frame | undefined;
}

/**
 * A client without the SDK that does what the contract asks of one: keeps what is unanswered in order, sends it again under
 * the same cid after every welcome, applies `last + 1`, asks for what is missing.
 */
export interface Honest {
  readonly who: string;
  readonly screens: ReadonlyMap<string, Screen>;
  /** Cids without an answer, oldest first. */
  readonly unsent: readonly string[];
  /** Greetings so far. */
  readonly welcomes: number;
  readonly goaways: readonly Frame[];
  connect(): void;
  /** A person acts: from here on it must happen once. Returns the cid. */
  press(deed: Press['deed'], fields: { conversation?: string; text?: string; of?: number }): string;
  /** Sends a frame that nobody waits for. */
  tell(frame: object): void;
  /** An agent opens a conversation. */
  follow(conversation: string): void;
  /** Asks how things stand. */
  beat(): void;
  /** True when nothing is unanswered and nothing known to be missing. */
  isSettled(): boolean;
  shown(): Shown[];
  /** The socket as it is, for a fault to misuse. */
  readonly socket: WebSocket | undefined;
  stop(): void;
}

export function honestClient({
  who,
  port,
  role,
  identity,
  ledger,
  retryMaxMs = 1000,
  silenceMs,
  filter = (frame) => frame,
}: HonestOptions): Honest {
  const waiting = new Map<string, { frame: object; sent: boolean }>();
  const screens = new Map<string, Screen>();
  const goaways: Frame[] = [];
  let socket: WebSocket | undefined;
  let greeted = false;
  let stopped = false;
  let welcomes = 0;
  let tries = 0;
  let windowMs = 250;
  let waitMs: number | undefined;
  let inFlight = 0;
  let holdUntil = 0;
  let silence: NodeJS.Timeout | undefined;

  const send = (frame: object): void => socket?.send(JSON.stringify(frame));
  const place = ({ conversation, seq, deskSeq }: Screen) =>
    role === 'agent' ? { conversation, seq, deskSeq } : { conversation, seq };

  const screenOf = (conversation: string): Screen => {
    const known = screens.get(conversation) ?? newScreen(conversation);
    screens.set(conversation, known);
    return known;
  };

  function ask(screen: Screen): void {
    if (!greeted || screen.asked || !isBehind(screen)) return;
    screen.asked = true;
    send({ type: 'follow', conversations: [place(screen)] });
  }

  function pump(): void {
    if (!greeted) return;
    const holdMs = holdUntil - performance.now();
    if (holdMs > 0) return void setTimeout(pump, holdMs);
    for (const each of waiting.values()) {
      if (inFlight >= IN_FLIGHT_MAX) return;
      if (each.sent) continue;
      each.sent = true;
      inFlight += 1;
      send(each.frame);
    }
  }

  function noteHead(head: { conversation: string; seq: number; deskSeq?: number }): Screen {
    const screen = screenOf(head.conversation);
    screen.head = Math.max(screen.head, head.seq);
    if (role === 'agent') screen.deskHead = Math.max(screen.deskHead, head.deskSeq ?? 0);
    return screen;
  }

  function answered(cid: string): void {
    if (waiting.delete(cid)) inFlight -= 1;
    pump();
  }

  function refused(frame: Frame & { cid?: string; retry?: string; retryAfterMs?: number }): void {
    const { cid, retry, retryAfterMs = 250 } = frame;
    if (frame.about === 'follow') {
      setTimeout(() => {
        for (const screen of screens.values()) {
          screen.asked = false;
          ask(screen);
        }
      }, retryAfterMs);
    }
    const entry = cid === undefined ? undefined : waiting.get(cid);
    if (cid === undefined || !entry) return;
    if (retry === 'never' || retry === 'fix') {
      ledger.refused.push(cid);
      return answered(cid);
    }
    entry.sent = false;
    inFlight -= 1;
    holdUntil = Math.max(holdUntil, performance.now() + retryAfterMs);
    pump();
  }

  function hear(frame: Frame): void {
    switch (frame.type) {
      case 'welcome':
        greeted = true;
        welcomes += 1;
        tries = 0;
        windowMs = Number(frame.reconnectWindowMs);
        if (role === 'agent' && screens.size > 0)
          send({ type: 'follow', conversations: [...screens.values()].map(place) });
        return pump();
      case 'ack': {
        const { cid, conversation, seq, deskSeq } = frame as unknown as Parameters<Ledger['acked']['push']>[0];
        ledger.acked.push({ cid, conversation, seq, deskSeq });
        ledger.onAck?.();
        noteHead(frame.head as { conversation: string; seq: number });
        return answered(cid);
      }
      case 'facts':
      case 'desk': {
        const screen = screenOf(String(frame.conversation));
        apply(screen, frame);
        return ask(screen);
      }
      case 'heartbeat':
        for (const head of frame.heads as { conversation: string; seq: number }[]) ask(noteHead(head));
        return;
      case 'reset':
        return restart(screenOf(String(frame.conversation)));
      case 'goaway':
        goaways.push(frame);
        waitMs = Number(frame.waitMs);
        for (const head of frame.heads as { conversation: string; seq: number }[]) noteHead(head);
        return;
      case 'problem':
        return refused(frame);
    }
  }

  function listen(): void {
    if (silenceMs === undefined) return;
    clearTimeout(silence);
    silence = setTimeout(() => socket?.terminate(), silenceMs);
  }

  function lost(): void {
    clearTimeout(silence);
    greeted = false;
    inFlight = 0;
    for (const each of waiting.values()) each.sent = false;
    for (const screen of screens.values()) screen.asked = false;
    if (stopped) return;
    const spread = tries === 0 ? windowMs : Math.min(retryMaxMs, 250 * 2 ** tries);
    tries += 1;
    setTimeout(connect, waitMs ?? Math.random() * spread);
    waitMs = undefined;
  }

  function connect(): void {
    if (stopped) return;
    socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, 'shopbell.1', { perMessageDeflate: false });
    socket.on('open', () => {
      const follow = role === 'shopper' && screens.size > 0 ? { follow: [...screens.values()].map(place) } : {};
      send({ type: 'hello', role, protocol: 1, ...identity, ...follow });
      listen();
    });
    socket.on('message', (data) => {
      listen();
      const frame = filter(JSON.parse(String(data)));
      if (frame) hear(frame);
    });
    socket.on('ping', listen);
    socket.on('error', () => undefined);
    socket.on('close', lost);
  }

  return {
    who,
    screens,
    goaways,
    get unsent() {
      return [...waiting.keys()];
    },
    get welcomes() {
      return welcomes;
    },
    get socket() {
      return socket;
    },
    connect,
    press(deed, fields) {
      const cid = newCid();
      const { text, of } = fields;
      const words = { ...(text === undefined ? {} : { text }), ...(of === undefined ? {} : { of }) };
      ledger.pressed.push({ sender: who, cid, deed, ...words });
      waiting.set(cid, { frame: { type: deed, cid, ...fields }, sent: false });
      pump();
      return cid;
    },
    follow(conversation) {
      const screen = screenOf(conversation);
      if (greeted) send({ type: 'follow', conversations: [place(screen)] });
    },
    tell: (frame) => (greeted ? send(frame) : undefined),
    beat: () => (greeted ? send({ type: 'heartbeat' }) : undefined),
    isSettled: () => greeted && waiting.size === 0 && [...screens.values()].every((screen) => !isBehind(screen)),
    shown: () => [...screens.values()].map((screen) => shownOf(who, screen, role === 'agent')),
    stop() {
      stopped = true;
      clearTimeout(silence);
      socket?.terminate();
    },
  };
}
