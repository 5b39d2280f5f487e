import { chatOver } from '../chat.ts';
import type { Chat } from '../chat-types.ts';
import type { LineMaker } from '../link/link.ts';
import type { DeviceStore } from '../ports.ts';
import { lazyLine } from '../tabs/lazy-line.ts';
import type { OpenChannel } from '../tabs/ports.ts';
import { share } from '../tabs/share.ts';
import { type FakeBrowser, type FakeTab, fakeBrowser } from './fake-browser.ts';
import { type MemoryDisk, memoryDisk } from './memory-disk.ts';
import { createRig, memoryDevice, type Rig } from './rig.ts';
import type { ScriptedTransport } from './scripted-socket.ts';
import { PAGE } from './shopper.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** One tab with its client. */
export interface Opened {
  readonly tab: FakeTab;
  readonly chat: Chat;
  readonly rig: Rig;
  /** The client's own, taken when it was made. */
  readonly destroy: () => void;
  /** Every event it told, but `change`. */
  readonly heard: (readonly [event: string, value: unknown])[];
  /** The page is gone: no word to the others, its sockets cut, its timers dead. */
  crash(): void;
}

/** One browser with a device, over one network. */
export interface Stage {
  readonly clock: VirtualClock;
  readonly browser: FakeBrowser;
  readonly device: ReturnType<typeof memoryDevice>;
  readonly disk: MemoryDisk;
  open(options?: { visible?: boolean; load?: () => Promise<LineMaker>; channel?: OpenChannel }): Opened;
}

/** What a device remembers on which somebody has talked before. */
export const KNOWN = JSON.stringify({ token: 'k'.repeat(43) });

/**
 * @param net what every tab connects over
 * @param stored what the device remembers of the person; on a new one the first words wait until all tabs agree whose they are
 */
export function tabStage({
  net,
  stored,
  locks = true,
  clock = virtualClock(),
}: {
  net?: ScriptedTransport;
  stored?: string;
  locks?: boolean | 'refused';
  clock?: VirtualClock;
} = {}): Stage {
  const browser = fakeBrowser({ locks });
  const device = memoryDevice(stored);
  const disk = memoryDisk();
  let seed = 0;

  return {
    clock,
    browser,
    device,
    disk,
    open({ visible = true, load, channel } = {}) {
      const tab = browser.tab({ visible, ...(channel && { channel }) });
      seed += 1;
      const rig = createRig(seed, net, disk);
      rig.erase = (kind) => {
        if (kind !== 'persistent') return;
        device.value = undefined;
        disk.erase();
      };
      let dead = false;
      const closers = new Set<() => void>();
      const { transport } = rig.ports;
      // Whoever is gone writes nothing any more.
      const own: DeviceStore = {
        name: 'device',
        kind: 'persistent',
        read: () => (own.kind === 'persistent' && !tab.ports.closed() ? device.read() : undefined),
        write: (value) => dead || own.kind !== 'persistent' || device.write(value),
        clear: () => dead || device.clear(),
      };
      const ports = {
        ...rig.ports,
        clock: { ...clock, after: (ms: number, run: () => void) => clock.after(ms, () => dead || run()) },
        transport: {
          open: (...args: Parameters<typeof transport.open>) => {
            const socket = transport.open(...args);
            closers.add(socket.close);
            return socket;
          },
        },
        device: own,
        page: () => PAGE,
      };
      const chat: Chat = chatOver(
        { ...ports, line: lazyLine(load ?? (async () => share(chat, own, tab.ports))) },
        { endpoint: 'https://chat.example', site: 'demo' },
      );
      const { destroy } = chat;
      const heard: (readonly [string, unknown])[] = [];
      for (const event of ['connection', 'error', 'message', 'typing', 'availability'] as const) {
        chat.on(event, (value) => heard.push([event, value]));
      }
      return {
        tab,
        chat,
        rig,
        destroy,
        heard,
        crash() {
          dead = true;
          tab.kill();
          for (const close of closers) close();
        },
      };
    },
  };
}
