import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../packages/server/src/stores/sqlite/open.ts';
import { checkHistory, noCounters } from '../../../sim/history.ts';
import { readLogs } from '../lib/logs.ts';
import type { Outcome } from '../lib/types.ts';
import { buildAfterCut, type Kept } from './after-cut.ts';
import type { Recording } from './told.ts';

/** Failures that are told in words. */
const FAILURES_MAX = 6;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * An instant at which it is most telling to cut: right after somebody was told something, right after or within a sync or a
 * write of the store itself or of a WAL's header, or any.
 */
function drawInstant({ deeds, told, from }: Recording, random: () => number): number {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const later = deeds.filter(({ begin }) => begin > from);
  const last = told.at(-1)?.at ?? from;
  const kind = random();
  if (kind < 0.5) return (pick(told)?.at ?? from) + 0.001;
  const rare = later.filter(({ file, op, offset }) => !file.endsWith('-wal') || (op === 'write' && offset === 0));
  const deed = kind < 0.8 ? pick(rare) : undefined;
  if (deed) return random() < 0.5 ? deed.end + 0.001 + random() * 10 : deed.begin + random() * (deed.end - deed.begin);
  return from + random() * (last - from);
}

/** Opens what is left as the server would, and looks at all of it. Returns why it can't be opened or is damaged. */
async function reopen(dataDir: string): Promise<string | undefined> {
  try {
    const opened = openDatabase({
      dataDir,
      fatal: (error) => {
        throw error;
      },
    });
    const [found] = opened.db.prepare('PRAGMA integrity_check(1)').all();
    await opened.close();
    return found?.integrity_check === 'ok' ? undefined : `it is damaged: ${found?.integrity_check}`;
  } catch (error) {
    return `it can't be opened: ${error instanceof Error ? error.message : error}`;
  }
}

/** What was lost of what had been told until `at`, by what the logs in the folder hold. */
function judge({ pressed, told }: Recording, at: number, dataDir: string) {
  const before = told.filter((each) => each.at < at);
  const acked = before.flatMap(({ acked: each }) => (each ? [each] : []));
  const answered = new Set(acked.map(({ cid }) => cid));
  const excused = pressed.flatMap(({ cid }) => (answered.has(cid) ? [] : [cid]));
  const logs = readLogs(dataDir);
  const judgement = checkHistory({ pressed, acked, excused, logs, shown: [], unsent: [] });
  const heads = new Map(logs.map((log) => [log.conversation, log.public]));
  const gone = before.filter(({ seen }) => seen && heads.get(seen.conversation)?.[seen.seq - 1]?.cid !== seen.cid);
  judgement.counters.phantoms += gone.length;
  return judgement;
}

/** Cuts the power at `cuts` instants of the recording, looks at what each way of keeping leaves, and adds it all up. */
export async function cutAndCheck(
  recording: Recording,
  cuts: number,
  ways: readonly Kept[],
  seed: number,
): Promise<Outcome> {
  const counters = noCounters();
  const failures: string[] = [];
  const base = mkdtempSync(join(tmpdir(), 'shopbell-cut-'));
  for (let i = 0; i < cuts; i++) {
    const at = drawInstant(recording, seeded(seed + i));
    for (const kept of ways) {
      const folder = mkdtempSync(join(base, 'data-'));
      buildAfterCut(folder, recording.deeds, at, kept, seeded(seed + i));
      const where = `cut ${i} of seed ${seed}, ${kept} of the unsynced kept`;
      const broken = await reopen(folder);
      if (broken !== undefined) {
        // Nobody can be served from it: all that had been acked is lost.
        counters.ackedLost += recording.told.filter(({ acked, at: when }) => acked && when < at).length;
        failures.push(`${where}: ${broken}`);
      } else {
        const { counters: found, findings } = judge(recording, at, folder);
        for (const name of Object.keys(counters) as (keyof typeof counters)[]) counters[name] += found[name];
        failures.push(...findings.map(({ counter, text }) => `${where}: ${counter}: ${text}`));
      }
      rmSync(folder, { recursive: true });
    }
  }
  rmSync(base, { recursive: true });
  const restarts = recording.deeds.filter(
    ({ op, file, offset, begin }) => op === 'write' && file.endsWith('-wal') && offset === 0 && begin > recording.from,
  );
  const figures = {
    'power cuts': cuts,
    'disks looked at': cuts * ways.length,
    'acks told': recording.told.filter(({ acked }) => acked).length,
    syncs: recording.deeds.filter(({ op }) => op === 'sync').length,
    'times the WAL began anew': restarts.length,
    seed,
  };
  return { counters, figures, failures: failures.slice(0, FAILURES_MAX) };
}
