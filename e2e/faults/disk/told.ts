import type { Acked, Press } from '../../../sim/history.ts';
import { gather } from '../lib/crowd.ts';
import { startServer } from '../lib/server.ts';
import { sleep } from '../lib/until.ts';
import { type Deed, readRecord } from './record.ts';
import { createShim } from './shim.ts';

/** Somebody was told something: an ack, or an event that somebody else reads. `at` in ms of the monotonic clock. */
export interface Told {
  readonly at: number;
  readonly acked?: Acked;
  readonly seen?: { conversation: string; seq: number; cid?: string };
}

/** A flood over a disk that was watched. */
export interface Recording {
  readonly deeds: readonly Deed[];
  readonly pressed: readonly Press[];
  /** In the order of time. */
  readonly told: readonly Told[];
  /** The flood began here; before it, everything is settled. */
  readonly from: number;
}

export interface FloodOptions {
  shoppers: number;
  perSecond: number;
  forMs: number;
  /** How long each sync takes, in ms, beside what the disk needs: a disk of today is so fast that little is ever unsynced. */
  syncMs: number;
  plant?: string | undefined;
}

const clock = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Runs the real server in a flood, and records what it writes and syncs, and what it tells whom when. */
export async function recordFlood({ shoppers, perSecond, forMs, syncMs, plant }: FloodOptions): Promise<Recording> {
  const shim = createShim({ record: true, syncMs });
  const server = await startServer({ plant, env: shim.env, fromNothing: true });
  try {
    const crowd = await gather(server, { shoppers, agents: 2 });
    const { ledger, agents } = crowd;
    const told: Told[] = ledger.acked.map((acked) => ({ at: clock(), acked }));
    ledger.onAck = () => {
      const acked = ledger.acked.at(-1);
      if (acked) told.push({ at: clock(), acked });
    };
    for (const { socket } of agents) {
      socket?.on('message', (data) => {
        const at = clock();
        const frame = JSON.parse(String(data));
        if (frame.type !== 'facts') return;
        for (const { seq, cid } of frame.events)
          told.push({ at, seen: { conversation: frame.conversation, seq, cid } });
      });
    }
    const from = clock();
    const stop = crowd.flood(perSecond);
    await sleep(forMs);
    stop();
    await sleep(100);
    for (const client of crowd.all) client.stop();
    await server.kill();
    return { deeds: readRecord(shim.record), pressed: ledger.pressed, told, from };
  } finally {
    await server.remove();
    shim.remove();
  }
}
