import * as later from '../../packages/sdk/src/adapters/later.ts';
import type { ClientPorts } from '../../packages/sdk/src/client/ports.ts';
import { STALE_MS } from '../../packages/sdk/src/outbox/age.ts';
import type { Chance, Clock, Transport } from '../../packages/sdk/src/ports.ts';
import type { Pending, StorageKind, Thread } from '../../packages/sdk/src/types.ts';
import type { Deed, Leaves, Shown } from '../history.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';
import type { Net, Place } from './net.ts';
import type { Reading } from './receipts.ts';
import type { Pressed, Recorder } from './record.ts';
import type { Database } from './shelf.ts';
import type { Timeline } from './timeline.ts';
import type { WrittenAt } from './told.ts';

/** Where pages are: one browser, or one program. */
export interface Device extends Place {
  readonly name: string;
  /** How far its wall clock is from the true time, in ms. */
  skewMs: number;
  readonly database: Database;
  /** Its database, or the part that keeps, has failed: order over reloads and what was acked are not all kept. */
  troubled: boolean;
  /** How long the later part of the SDK takes to load, in ms; undefined: it can't be had. */
  laterMs: number | undefined;
  /** When the person last said no to what had become old, in true ms; undefined: never. */
  noAt?: number;
  /** Whom to tell when the network or the person is back. */
  readonly wakes: Set<() => void>;
}

/** One client, alive or closed. */
export interface Page {
  readonly host: Host;
  readonly device: Device;
  /** Its name, whose presses keep their order over reloads where the device keeps them. */
  readonly name: string;
  /** Somebody does something, by chance. */
  act(): void;
  /** What its screen shows. */
  shown(): Shown[];
  /** All that is in its view; of what it is not told of any more, nothing. */
  held(isTold: (conversation: string) => boolean): unknown;
  /** What is looked at here. */
  readonly reading: Reading;
  /** Own words that are shown as on their way, without the refused ones. */
  pending(): string[];
  /** A person says yes, or no, to what has become old. */
  decide(goes: boolean): void;
  /** How many wait for that. */
  readonly stale: number;
  /** The secret of its own last hello; undefined when another tab speaks for it. Guests of one device may differ. */
  readonly greeted: string | undefined;
  /** Unsent words are in memory only, by what the screen says. */
  readonly inMemory: boolean;
  /** Something that has to be told at once: an event told twice. */
  readonly faults: readonly string[];
  /** What is on its screen and was never told, though it is news. */
  untold(writtenAt: WrittenAt): string[];
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
}

/** Time in which a press is surely on a device that works, once the part that keeps it is loaded, in ms. */
const FRESH_MS = 3000;
/** Time until a part that can't be had is given up, in ms. */
export const REFUSED_MS = 100;

/** When a page first had the part that keeps what is unsent, in virtual ms. */
const loadedAt = new WeakMap<Host, number>();

/** How a page looked when it was closed. */
export interface Left {
  readonly name: string;
  readonly host: Host;
  readonly waiting: readonly Pending[];
  readonly storage: StorageKind;
}

/** The SDK's ports on this page; `welcomed` is told of each welcome before the client is; `remembers` is the device's one key. */
export function portsOf(
  { dice, net, timeline, wall }: PageWorld,
  host: Host,
  device: Device,
  welcomed: (welcome: string) => void,
  said?: (hello: string) => void,
  remembers?: () => string | undefined,
): ClientPorts {
  const clock: Clock = { now: host.elapsed, wall: () => Math.floor(wall() + device.skewMs), after: host.after };
  const chance: Chance = { number: dice.number, bytes: dice.bytes };
  const transport: Transport = {
    open(_url, events) {
      const socket = net.connect(host, device, {
        ...events,
        text(data) {
          if (typeof data === 'string' && data.startsWith('{"type":"welcome"')) welcomed(data);
          events.text(data);
        },
      });
      if (!said) return socket;
      return {
        ...socket,
        send(text) {
          if (text.startsWith('{"type":"hello"')) said(text);
          socket.send(text);
        },
      };
    },
  };
  const loads = async () => {
    const { laterMs } = device;
    await host.sleep(laterMs ?? REFUSED_MS);
    if (laterMs === undefined) throw new Error('the chunk is not there');
    if (!loadedAt.has(host)) loadedAt.set(host, timeline.now);
    return { ...later, openShelf: device.database.openFor(host, remembers), guard: () => undefined };
  };
  return {
    clock,
    chance,
    transport,
    later: loads,
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
  guard?: 'blocks' | 'asks';
  kind?: string;
  owes?: string;
  dueAt?: number;
  to?: string;
  isOverdue?: boolean;
  leaves?: Leaves;
  isLeft?: boolean;
  stars?: number;
}

/** Writes a press down, lets it happen, and follows its promise. */
export function follow(
  { recorder, timeline, wall }: PageWorld,
  { host, device, name }: Pick<Page, 'host' | 'device' | 'name'>,
  wish: Wish,
  ask: () => Promise<{ cid?: string } | undefined>,
): Pressed {
  const press = recorder.press({
    ...wish,
    sender: name,
    box: device.name,
    life: `${Math.round(timeline.now - host.elapsed())}`,
    isKept: device.database.health === 'fine' && !device.troubled,
    unsafe: device.database.health !== 'fine',
    pressedAt: timeline.now,
    saidAt: wall() + device.skewMs,
  });
  ask().then(
    (stored) => {
      if (!host.alive) return;
      press.promise = 'kept';
      if (stored?.cid) recorder.name(press, stored.cid);
      // There was nothing to do any more.
      else if (press.cid === undefined) press.excused = true;
    },
    (error: { code?: string }) => {
      if (!host.alive) return;
      press.promise = 'broken';
      press.refusal = error.code ?? String(error);
      // The person took it back: nobody signs out here, so a no was said after the press, or the words of an edit or a recall have
      // gone. A tab that slept meanwhile may have it on its line, and sends it later.
      const isMeant = press.deed !== 'say' || press.pressedAt <= (device.noAt ?? -1);
      if (error.code === 'discarded' && isMeant) press.excused = press.late = true;
    },
  );
  if (device.troubled) press.troubled = press.loose = true;
  return press;
}

/**
 * What a closed page leaves behind: what its screen called saved must not be lost, and what was pressed a moment ago may be
 * (its transaction was under way). Of what no screen shows – takes, closes, edits – the same is asked where the device keeps.
 */
export function abandon({ recorder, timeline }: PageWorld, { name, host, waiting, storage }: Left): void {
  const unsaved = new Set(waiting.flatMap(({ cid, status }) => (status === 'unsaved' ? cid : [])));
  const saved = new Map(waiting.flatMap(({ cid, status, text }) => (status === 'saved' ? [[text, cid] as const] : [])));
  for (const press of recorder.pressed) {
    if (press.sender !== name) continue;
    press.leftAt = timeline.now;
    if (press.promise !== 'open') continue;
    press.promise = 'lost';
    const cid = press.deed === 'say' ? saved.get(press.text ?? '') : undefined;
    if (cid !== undefined && storage === 'device' && !press.unsafe && !press.troubled) {
      recorder.name(press, cid);
      continue;
    }
    // Nothing is on the device before what keeps it is loaded, and until then no screen calls it saved.
    const keptFrom = Math.max(press.pressedAt, loadedAt.get(host) ?? Number.POSITIVE_INFINITY);
    const isFresh = timeline.now - keptFrom < FRESH_MS;
    const isSaved = !press.unsafe && storage === 'device' && press.cid !== undefined && !unsaved.has(press.cid);
    if (isFresh || !isSaved) press.excused = press.orphan = true;
  }
}

/** The number before the first loaded event; beyond every number where nothing is loaded yet. */
export const firstOf = ({ more, events }: Thread): number =>
  more ? (events[0]?.seq ?? Number.POSITIVE_INFINITY) - 1 : 0;

/**
 * The person said no to what has become old: what an earlier page left of it is not owed any more. A tab that could not hear of it
 * asks for itself, and a yes there sends it behind whatever has gone meanwhile.
 */
export function discarded({ recorder, timeline, wall }: PageWorld, device: Device): void {
  device.noAt = timeline.now;
  for (const press of recorder.pressed) {
    const { box, promise, ackedAt, saidAt } = press;
    if (box !== device.name || ackedAt !== undefined) continue;
    if (promise === 'lost') press.excused = press.late = true;
    else if (promise === 'open' && wall() + device.skewMs - saidAt > STALE_MS) press.late = true;
  }
}
