import type { Dice } from './dice.ts';
import type { Disk } from './disk.ts';
import { type Ledger, note } from './ledger.ts';
import type { Net } from './net.ts';
import type { Device, Page } from './page.ts';
import type { Rates } from './rates.ts';
import type { ShopperPage } from './shopper.ts';
import type { Timeline } from './timeline.ts';

export interface MomentsOptions {
  /** Dice of its own. */
  readonly dice: Dice;
  /** The same, for clocks that are set back. */
  readonly clocks: Dice;
  readonly timeline: Timeline;
  readonly rates: Rates;
  readonly ledger: Ledger;
  readonly net: Net;
  readonly disk: Disk;
  shoppers(): readonly ShopperPage[];
  reload(page: Page): void;
  readonly trace: ((line: string) => void) | undefined;
}

/** What goes wrong at the one moment at which it is felt: chance alone meets it once in many thousand worlds. */
export interface Moments {
  /** One of them. */
  next(): void;
  /** A page was opened. */
  entered(page: Page): void;
}

/** By then a browser has mostly written down what was pressed, in ms. */
const WRITTEN_MS = 300;
/** By then the page that was opened anew has begun to load its later part, in ms. */
const LOADED_MS = 3_000;
/** How often the device's clock is set back meanwhile, and by how much at most, in ms. */
const SET_BACK = 0.5;
const SET_BACK_MS = 3_600_000;

export function createMoments({
  dice,
  clocks,
  timeline,
  rates,
  ledger,
  net,
  disk,
  ...options
}: MomentsOptions): Moments {
  /** Whose next page is spoken in before it has read what the last one left. */
  const hurried = new Set<Device>();
  /** No fault lasts longer than faults do. */
  const atMost = (ms: number) => Math.max(0, Math.min(ms, rates.calmAt - timeline.now));
  const says = (page: ShopperPage, count: number) => {
    for (let left = count; left > 0; left--) page.say();
  };
  const isFree = ({ host, device }: Page) => host.alive && !host.frozen && device.online;

  function fill(ms: number): void {
    note(ledger, 'disk full');
    disk.full = true;
    timeline.after(atMost(ms), () => {
      disk.full = false;
    });
  }

  /** The disk is full for the first of several requests that are on their way, and for the next ones it isn't. */
  function fullForOne(page: ShopperPage): void {
    says(page, 2 + dice.int(5));
    fill(rates.delayMs + dice.number() * rates.jitterMs);
  }

  /** A full disk refuses words, and the line stalls before their page hears of it: meanwhile more is said. */
  function refusalStalls(page: ShopperPage): void {
    const line = [...net.lines].find(({ host, greeted }) => host === page.host && greeted);
    if (!line) return;
    const ms = atMost(dice.between(2_000, 9_000));
    says(page, 1);
    fill(Math.min(ms, rates.delayMs + rates.jitterMs + 1));
    timeline.after(0, () => net.stall(line, ms));
    timeline.after(ms * dice.between(0.1, 0.9), () => isFree(page) && says(page, 1 + dice.int(2)));
  }

  /** Words are said without a network, and new ones when the page is opened anew, before it has read the former, perhaps by another clock. */
  function hurryBack(page: ShopperPage): void {
    const { device } = page;
    const { laterMs } = device;
    if (device.database.health !== 'fine' || laterMs === undefined || hurried.has(device)) return;
    device.online = false;
    for (const line of [...net.lines]) if (line.host === page.host) net.cut(line, true);
    says(page, 1 + dice.int(3));
    timeline.after(atMost(WRITTEN_MS + dice.number() * 1_000), () => {
      device.online = true;
      if (!page.host.alive) return;
      hurried.add(device);
      device.laterMs = dice.between(1_000, 4_000);
      timeline.after(LOADED_MS, () => {
        device.laterMs = laterMs;
      });
      if (clocks.hit(SET_BACK)) {
        note(ledger, 'clock jumped back');
        device.skewMs -= clocks.between(0, SET_BACK_MS);
      }
      options.reload(page);
    });
  }

  const all = [fullForOne, refusalStalls, hurryBack] as const;
  return {
    next() {
      const page = dice.pick(options.shoppers().filter(isFree));
      const moment = dice.pick(all);
      options.trace?.(`moment: ${moment.name} for ${page?.host.name}`);
      if (page) moment(page);
    },
    entered(page) {
      if (!hurried.delete(page.device)) return;
      const speaker = options.shoppers().find((one) => one === page);
      if (speaker) timeline.after(dice.between(0, 500), () => isFree(speaker) && says(speaker, 1 + dice.int(2)));
    },
  };
}
