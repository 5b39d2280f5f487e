import { PROTOCOL, SOCKET_PATH, SUBPROTOCOL } from '@shopbell/protocol/constants';
import { type Line, openLine } from '../lib/line.ts';
import { deviceToken } from '../load/shopbell.ts';
import { waitMs } from './back-off.ts';

/** Connections from one source address: below the number of ports it has. */
const PER_ADDRESS = 2500;

/** What all clients of a herd share. */
export interface Herd {
  port: number;
  site: string;
  apiKey: string;
  /** Events each lacks when it comes back. */
  missed: number;
  /** It knows where its conversation stands. */
  knows(): void;
  /** It was taken in again, and later has all it missed. */
  connected(at: number): void;
  back(client: Client): void;
}

interface Frame {
  type: string;
  reconnectWindowMs?: number;
  waitMs?: number;
  conversation?: string;
  conversations?: { conversation: string; seq: number }[];
  events?: { seq: number }[];
  head?: number;
}

/** One shopper's device: connects, is sent away or cut, comes back as the contract says, and reads on where it stood. */
export class Client {
  readonly #address: string;
  readonly #shopper: number;
  readonly #herd: Herd;
  #line: Line | undefined;
  #conversation = '';
  #head = 0;
  #windowMs = 0;
  #told: number | undefined;
  #tries = 0;
  #triedAt = 0;
  /** What it has of the conversation; undefined until it came back. */
  #have: number | undefined;
  wrong = 0;
  sentAway = false;
  tookMs = 0;

  /** @param index among the clients, each of another shopper */
  constructor(index: number, shopper: number, herd: Herd) {
    this.#address = `127.0.0.${2 + Math.floor(index / PER_ADDRESS)}`;
    this.#shopper = shopper;
    this.#herd = herd;
  }

  get missing(): number {
    return this.#have === undefined ? this.#herd.missed : Math.max(0, this.#head - this.#have);
  }

  async connect(): Promise<void> {
    this.#triedAt = performance.now();
    const returning = this.#conversation !== '';
    try {
      const line = await openLine({
        port: this.#herd.port,
        path: SOCKET_PATH,
        headers: { 'Sec-WebSocket-Protocol': SUBPROTOCOL },
        localAddress: this.#address,
        onText: (text) => this.#read(JSON.parse(text)),
        onEnd: () => this.#ended(),
      });
      this.#line = line;
    } catch {
      this.#later();
      return;
    }
    if (returning) {
      this.#herd.connected(Date.now());
      this.#have = this.#head - this.#herd.missed;
    }
    const follow = returning ? { follow: [{ conversation: this.#conversation, seq: this.#have }] } : {};
    const { site, apiKey } = this.#herd;
    const token = deviceToken(this.#shopper);
    this.#line.send(
      JSON.stringify({ type: 'hello', role: 'shopper', protocol: PROTOCOL, site, apiKey, token, ...follow }),
    );
  }

  #read(frame: Frame): void {
    if (frame.type === 'welcome') {
      this.#windowMs = frame.reconnectWindowMs ?? 0;
      const [own] = frame.conversations ?? [];
      if (this.#conversation !== '' || !own) return;
      this.#conversation = own.conversation;
      this.#head = own.seq;
      this.#herd.knows();
    } else if (frame.type === 'goaway') {
      this.#told = frame.waitMs;
      this.sentAway = true;
    } else if (frame.type === 'facts' && this.#have !== undefined && frame.conversation === this.#conversation) {
      for (const { seq } of frame.events ?? []) {
        if (seq === this.#have + 1) this.#have = seq;
        else this.wrong += 1;
      }
      // Nobody is on duty, so that what is asked becomes a left message meanwhile: that comes on top.
      if (this.#have < this.#head || this.tookMs > 0) return;
      this.tookMs = performance.now() - this.#triedAt;
      this.#herd.back(this);
    }
  }

  #ended(): void {
    this.#line = undefined;
    this.#tries = 0;
    this.#later();
  }

  #later(): void {
    const ms = waitMs(this.#tries, this.#told, this.#windowMs, Math.random());
    this.#tries += 1;
    this.#told = undefined;
    setTimeout(() => void this.connect(), ms);
  }
}
