import type { ProblemCode } from '@shopbell/protocol/constants';
import { type ChatPorts, chatOver } from '../chat.ts';
import type { Chat, ChatOptions } from '../chat-types.ts';
import type { DeviceStore, Transport } from '../ports.ts';
import type { Consent } from '../said-types.ts';
import { memoryDisk } from './memory-disk.ts';
import { createRig, memoryDevice } from './rig.ts';
import type { ScriptedSocket } from './scripted-socket.ts';
import { tinyRelay } from './tiny-relay.ts';
import { seededChance, type VirtualClock, virtualClock } from './virtual-clock.ts';

/** What is drawn in a fake relay, and from what. */
export interface FakeRelayOptions {
  /** The same seed draws the same delays and faults. 1 unless said. */
  readonly seed?: number;
  /** Delays up to 300 ms, lost lines and lost pushes, drawn from the seed; else up to 20 ms and nothing is lost. False unless said. */
  readonly faulty?: boolean;
}

/** An event of a fake relay's log, as it is stored. */
export interface FakeEvent {
  readonly kind: string;
  readonly seq: number;
  /** Epoch ms by the relay's clock. */
  readonly at: number;
  readonly text?: string;
}

/**
 * A relay in memory with one shopper's conversation, on a virtual clock: it stores, answers and pushes as the real one does, as far as
 * talking goes (greeting, messages, edits, recalls, receipts, catching up). Nothing happens until the clock is moved on.
 */
export interface FakeRelay {
  readonly clock: VirtualClock;
  /** The conversation's log, without the words of what was taken back. */
  readonly log: readonly FakeEvent[];
  /** How far the shopper's client says it has the log, and how far the shopper has seen it. */
  readonly marks: { readonly delivered: number; readonly read: number };
  /**
   * The client that a page of the shop makes: the real one, with everything but sockets, clock and storage, which are the fake's. Called
   * again after `destroy`, it is the next page on the same device: what was unsent is there, as far as `storage` and `consent` go.
   */
  shopper(options?: Pick<ChatOptions, 'storage' | 'language'>): Chat;
  /** An agent says something. */
  say(text: string): void;
  /** Cuts every line, now. */
  cut(): void;
  /** False: no line can be opened, and those that are open are cut; true: again. */
  reachable(is: boolean): void;
  /** From now on what the shopper says, edits or takes back is refused with `code`; undefined: no longer. */
  refuse(code: ProblemCode | undefined): void;
  /** The relay's end of each socket pair, oldest first: what the client has sent, and frames of the test's own. */
  readonly lines: readonly ScriptedSocket[];
}

/** How long a line takes to open, in ms. */
const OPENING_MS = 20;

/** A fake relay nobody has talked to yet. */
export function fakeRelay({ seed = 1, faulty = false }: FakeRelayOptions = {}): FakeRelay {
  const clock = virtualClock();
  const relay = tinyRelay(clock, seededChance(seed));
  relay.faulty = faulty;
  const device = memoryDevice();
  const disk = memoryDisk();
  let isReachable = true;
  let pages = 0;

  const transport: Transport = {
    open(url, events) {
      const socket = relay.net.open(url, events);
      const end = relay.net.last;
      clock.after(OPENING_MS, () => (isReachable ? end.open() : end.end()));
      return socket;
    },
  };

  return {
    clock,
    marks: relay.marks,
    lines: relay.net.sockets,
    get log() {
      return relay.read();
    },
    shopper(options = {}) {
      pages += 1;
      const rig = createRig(seed + pages, relay.net, disk, clock);
      const { name } = device;
      const at = (kind: Consent) => Object.assign(device, { kind });
      rig.erase = (kind) => {
        at(kind).clear();
        if (kind === 'persistent') disk.erase();
      };
      // Each page says anew where it keeps things.
      const own: DeviceStore = {
        name,
        kind: options.storage ?? 'persistent',
        read: () => at(own.kind).read(),
        write: (value) => at(own.kind).write(value),
        clear: () => at(own.kind).clear(),
      };
      const world: ChatPorts = { ...rig.ports, transport, device: own, page: () => undefined };
      return chatOver(world, { endpoint: 'https://relay.example', site: 'demo', ...options });
    },
    say: relay.answer,
    cut: relay.cut,
    reachable(is) {
      isReachable = is;
      if (!is) relay.cut();
    },
    refuse(code) {
      relay.refusal = code;
    },
  };
}
