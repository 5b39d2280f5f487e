import type { Dice } from './dice.ts';
import type { Disk } from './disk.ts';
import { type Ledger, note } from './ledger.ts';
import type { Net } from './net.ts';
import type { Device, Page } from './page.ts';
import type { Recorder } from './record.ts';
import type { Server } from './server.ts';
import type { Timeline } from './timeline.ts';

export interface FaultsOptions {
  timeline: Timeline;
  dice: Dice;
  ledger: Ledger;
  net: Net;
  server: Server;
  disk: Disk;
  recorder: Recorder;
  /** Faults are over at this instant. */
  calmAt: number;
  pages(): readonly Page[];
  reload(page: Page): void;
  freeze(page: Page, ms: number): void;
  /** Moves every wall clock, or the server's alone. */
  jump(ms: number, who: 'all' | 'server'): void;
  trace: ((line: string) => void) | undefined;
}

/** What can go wrong, one thing at a call. */
export interface Faults {
  line(): void;
  server(): void;
  person(): void;
  /** A page has no network for so long. */
  away(page: Page, ms: number, own: Dice): void;
  /** A backup is made, and brought back later, whatever else goes wrong meanwhile. */
  bringBack(own: Dice): void;
}

const DAY_MS = 86_400_000;
const DRAIN_TAKES_MS = 6000;

export function createFaults(options: FaultsOptions): Faults {
  const { timeline, dice, ledger, net, server, disk, recorder, calmAt, trace } = options;
  /** No fault lasts longer than faults do. */
  const atMost = (ms: number) => Math.max(0, Math.min(ms, calmAt - timeline.now));

  /** What the backup does not hold may be gone, or come again behind what came since. */
  function restore(): void {
    recorder.restored += 1;
    for (const { changes } of disk.restore() ?? []) {
      for (const change of changes) {
        if (change.put !== 'conversation') continue;
        const { lostFrom } = recorder;
        const { id } = change.conversation;
        for (const { event } of change.log) {
          if ('seq' in event) lostFrom.set(id, Math.min(event.seq, lostFrom.get(id) ?? event.seq));
          const press = event.cid === undefined ? undefined : recorder.byCid(event.cid);
          if (press) press.lackedBy = recorder.restored;
        }
      }
    }
  }

  function offline(page: Page, ms: number, from = dice): void {
    const { device } = page;
    device.online = false;
    for (const line of [...net.lines]) if (line.host === page.host) net.cut(line, from.hit(0.5));
    timeline.after(atMost(ms), () => {
      device.online = true;
      if (from.hit(0.8)) for (const wake of [...device.wakes]) wake();
    });
  }

  /** What is kept on it, and order over reloads, is not promised any more. */
  function trouble(device: Device): void {
    device.troubled = true;
    for (const press of recorder.pressed) {
      if (press.box !== device.name) continue;
      press.troubled = true;
      press.loose ||= press.ackedAt === undefined;
    }
  }

  /** For a while its database refuses or hangs, or the later part of the SDK can't be loaded. */
  function breakDevice(page: Page): void {
    const { device } = page;
    const { database, laterMs } = device;
    if (database.health === 'fine' && dice.hit(0.7)) {
      note(ledger, 'storage failed');
      trouble(device);
      // A page that opens on a database that refuses is worth most when there is something in it.
      const waits = page.pending().length > 0;
      database.health = waits || dice.hit(0.5) ? 'refuses' : 'hangs';
      if (waits || dice.hit(0.5)) options.reload(page);
      timeline.after(atMost(dice.between(500, 10_000)), () => {
        database.health = 'fine';
      });
    } else if (laterMs !== undefined) {
      note(ledger, 'later part not there');
      trouble(device);
      device.laterMs = undefined;
      timeline.after(atMost(dice.between(500, 10_000)), () => {
        device.laterMs = laterMs;
      });
    }
  }

  return {
    away: offline,
    bringBack(own) {
      timeline.after(calmAt * own.between(0.2, 0.6), disk.backUp);
      timeline.after(calmAt * own.between(0.65, 0.95), () => {
        trace?.('fault: a backup comes back');
        server.kill(false, atMost(own.between(50, 2000)), restore);
      });
    },
    line() {
      const line = dice.pick([...net.lines]);
      if (!line) return;
      const roll = dice.number();
      trace?.(`fault: line of ${line.host.name} ${roll}`);
      if (roll < 0.6) net.cut(line, true);
      else if (roll < 0.75) net.cut(line, false);
      else net.stall(line, atMost(dice.between(200, 16_000)));
    },
    server() {
      if (!server.process) return;
      const roll = dice.number();
      trace?.(`fault: server ${roll}`);
      const downMs = atMost(dice.between(50, 4000));
      if (roll < 0.2) server.kill(false, downMs);
      else if (roll < 0.5) {
        // In the middle of a write, if there is one before faults are over.
        disk.ambush = () => {
          if (timeline.now < calmAt) server.kill(roll > 0.4, atMost(downMs));
        };
      } else if (roll < 0.55) server.kill(true, downMs);
      else if (roll < 0.7) {
        if (timeline.now < calmAt - DRAIN_TAKES_MS) server.drain();
      } else if (roll < 0.8) {
        note(ledger, 'server stalled');
        server.process.host.freeze(atMost(dice.between(500, 6000)));
      } else if (roll < 0.9) {
        note(ledger, 'disk full');
        disk.full = true;
        timeline.after(atMost(dice.between(100, 4000)), () => {
          disk.full = false;
        });
      } else if (disk.hasBackup) server.kill(false, downMs, restore);
      else disk.backUp();
    },
    person() {
      const page = dice.pick(options.pages());
      if (!page) return;
      const roll = dice.number();
      trace?.(`fault: ${page.host.name} ${roll}`);
      if (page.pending().length > 0 && dice.hit(0.15)) breakDevice(page);
      else if (roll < 0.35) {
        if (page.pending().length > 0) note(ledger, 'page reloaded with words unsent');
        options.reload(page);
      } else if (roll < 0.6) offline(page, dice.between(500, 15_000));
      else if (roll < 0.75) {
        note(ledger, 'page frozen');
        options.freeze(page, atMost(dice.between(500, 40_000)));
      } else if (roll < 0.82) breakDevice(page);
      else if (roll < 0.92) {
        const ms = dice.between(-DAY_MS, DAY_MS);
        note(ledger, ms < 0 ? 'clock jumped back' : 'clock jumped ahead');
        if (dice.hit(0.5)) page.device.skewMs += ms;
        else options.jump(ms / 20, 'server');
      } else {
        note(ledger, 'a week away');
        offline(page, dice.between(500, 5000));
        options.jump(7 * DAY_MS, 'all');
      }
    },
  };
}
