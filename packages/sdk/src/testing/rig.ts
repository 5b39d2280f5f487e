import * as later from '../adapters/later.ts';
import type { ChatPorts } from '../chat.ts';
import type { ClientPorts } from '../client/ports.ts';
import type { Erase } from '../extras/consent.ts';
import { createExtras } from '../extras/extras.ts';
import type { DeviceStore } from '../ports.ts';
import { findStores } from '../stores/find.ts';
import { takeReferral } from '../stores/take.ts';
import { type MemoryDisk, memoryDisk } from './memory-disk.ts';
import { type ScriptedTransport, scriptedTransport } from './scripted-socket.ts';
import { seededChance, settle, type VirtualClock, virtualClock } from './virtual-clock.ts';

/** A world in a test's hands. */
export interface Rig {
  readonly clock: VirtualClock;
  readonly net: ScriptedTransport;
  readonly ports: ClientPorts & Pick<ChatPorts, 'extras'>;
  /** A person or the network is back. */
  wake(): void;
  /** How many listen for that. */
  readonly listening: number;
  readonly disk: MemoryDisk;
  /** Takes off the device what is kept there under this kind. */
  erase: Erase;
  /** Names of the databases that the device has. */
  readonly databases: Set<string>;
  /** Loads what few pages call. */
  extras: ChatPorts['extras'];
  /** Asks for stores. */
  findStores: typeof findStores;
  /** Asks for the link to one. */
  takeReferral: typeof takeReferral;
  /** Whether leaving the page is asked about. */
  readonly asks: boolean;
}

export function createRig(seed = 1, net = scriptedTransport(), disk = memoryDisk(), clock = virtualClock()): Rig {
  let asks = false;
  const listeners = new Set<() => void>();
  const rig: Rig = {
    erase: () => undefined,
    databases: new Set(),
    findStores,
    takeReferral,
    extras: async () => ({
      createExtras: (ports, options, events, client, person, hooks, beside, keep, view) =>
        createExtras(
          { ports, options, events, client, person, hooks, beside, keep, view },
          (kind) => rig.erase(kind),
          async (name) => rig.databases.has(name),
          (...asked) => rig.findStores(...asked),
          (...asked) => rig.takeReferral(...asked),
        ),
    }),
    clock,
    net,
    ports: {
      clock,
      chance: seededChance(seed),
      transport: net,
      extras: () => rig.extras(),
      later: async () => ({
        ...later,
        openShelf: disk.open,
        guard(on) {
          asks = on;
        },
      }),
      wakes(wake) {
        listeners.add(wake);
        return () => listeners.delete(wake);
      },
    },
    wake: () => [...listeners].map((wake) => wake()),
    disk,
    get asks() {
      return asks;
    },
    get listening() {
      return listeners.size;
    },
  };
  return rig;
}

/** A device's storage as plain values: `value` is what is there for good, `session` what is there for this tab. */
export function memoryDevice(
  value?: string,
): DeviceStore & { value: string | undefined; session: string | undefined; writes: number } {
  return {
    name: 'device',
    kind: 'persistent',
    value,
    session: undefined,
    writes: 0,
    read() {
      if (this.kind === 'none') return undefined;
      return this.kind === 'session' ? this.session : this.value;
    },
    write(next) {
      if (this.kind === 'none') return;
      this[this.kind === 'session' ? 'session' : 'value'] = next;
      this.writes++;
    },
    clear() {
      this[this.kind === 'session' ? 'session' : 'value'] = undefined;
    },
  };
}

/** A welcome for a shopper, as the relay sends it. */
export const welcome = (more: object = {}) => ({
  type: 'welcome',
  protocol: 1,
  fingerprint: 'f',
  epoch: 'e1',
  at: 1,
  you: { role: 'shopper' },
  heartbeatMs: 25_000,
  reconnectWindowMs: 500,
  limits: { textMaxChars: 4000, frameMaxBytes: 65_536, ratePerSecond: 10, rateBurst: 20 },
  conversations: [],
  state: [{ topic: 'availability', rev: 1, value: 'online' }],
  ...more,
});

/** Opens the newest socket and greets with this welcome. */
export async function greet(rig: Rig, more: object = {}): Promise<void> {
  await settle();
  rig.net.last.open();
  rig.net.last.tell(welcome(more));
  await settle();
}
