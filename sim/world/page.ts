import type { Chance, Clock, OutboxStore, Ports, Transport } from '../../packages/sdk/src/ports.ts';
import type { Deed, Shown } from '../history.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';
import type { Net, Place } from './net.ts';
import type { Pressed, Recorder } from './record.ts';
import type { Timeline } from './timeline.ts';

/** What a page's unsent requests are kept in: it outlives the page where the device has storage. */
export interface Box {
  readonly name: string;
  readonly persistent: boolean;
  entries: Awaited<ReturnType<OutboxStore['load']>>;
}

/** Where pages are: one browser, or one program. */
export interface Device extends Place {
  readonly name: string;
  /** How far its wall clock is from the true time, in ms. */
  skewMs: number;
  /** Whom to tell when the network or the person is back. */
  readonly wakes: Set<() => void>;
}

/** One client, alive or closed. */
export interface Page {
  readonly host: Host;
  readonly device: Device;
  readonly box: Box;
  /** Somebody does something, by chance. */
  act(): void;
  /** What its screen shows. */
  shown(): Shown[];
  /** Own words that are shown as on their way, without the refused ones. */
  pending(): string[];
  /** Something that has to be told at once: an event told twice. */
  readonly faults: readonly string[];
  /** It is closed, without a word to anybody. */
  close(): void;
}

export interface PageWorld {
  dice: Dice;
  net: Net;
  recorder: Recorder;
  readonly timeline: Timeline;
  /** True epoch ms. */
  wall(): number;
  /** Epoch ms by the shop's server, which signs tokens; it agrees with the relay's. */
  shopWall(): number;
  /** Words nobody said before. */
  words(): string;
  /** How often a backup was restored: what was told before may be told again. */
  era(): number;
}

/** The SDK's ports on this page. */
export function portsOf({ dice, net, wall }: PageWorld, host: Host, device: Device, box: Box): Ports {
  const clock: Clock = { now: host.elapsed, wall: () => Math.floor(wall() + device.skewMs), after: host.after };
  const chance: Chance = { number: dice.number, bytes: dice.bytes };
  const transport: Transport = { open: (_url, events) => net.connect(host, device, events) };
  const outbox: OutboxStore = {
    load: async () => box.entries.map((entry) => (entry.status === 'sending' ? { ...entry, status: 'saved' } : entry)),
    save(entries) {
      if (host.alive && box.persistent) box.entries = entries.filter(({ status }) => status !== 'stored');
    },
  };
  return {
    clock,
    chance,
    transport,
    outbox,
    wakes(wake) {
      const here = () => host.after(0, wake);
      device.wakes.add(here);
      return () => device.wakes.delete(here);
    },
  };
}

/** What was asked for, to be found again in the history. */
export interface Wish {
  deed: Deed;
  conversation: string | undefined;
  text?: string;
  of?: number;
}

/** Writes a press down, lets it happen, and follows its promise. */
export function follow(
  { recorder }: PageWorld,
  { host, box }: Pick<Page, 'host' | 'box'>,
  wish: Wish,
  ask: () => Promise<{ cid?: string } | undefined>,
): Pressed {
  const press = recorder.press({ ...wish, sender: box.name, box: box.name });
  ask().then(
    (stored) => {
      if (!host.alive) return;
      press.promise = 'kept';
      if (stored?.cid) recorder.name(press, stored.cid);
    },
    (error: { retry?: string; code?: string }) => {
      if (!host.alive) return;
      press.promise = 'broken';
      if (error.code === 'signed_out' || error.code === 'destroyed') press.excused = true;
    },
  );
  return press;
}

/** What a closed page leaves behind. */
export function abandon({ recorder }: PageWorld, box: Box): void {
  for (const press of recorder.pressed) {
    if (press.box !== box.name || press.promise !== 'open') continue;
    press.promise = 'lost';
    if (!box.persistent) press.excused = true;
  }
}
