import { foldPublic } from './fold.ts';
import { isHeldBack } from './guarded.ts';
import type { DeskFact, FinalLog, Finding, History, PublicFact, Shown } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

/** Same event, as far as a person sees it: what was held back is seen by nobody. */
const isSame = (a: PublicFact | DeskFact, b: PublicFact | DeskFact) =>
  a.kind === b.kind && a.cid === b.cid && a.text === (isHeldBack(b) ? undefined : b.text) && a.at === b.at;

/** One lane of one screen against the log from `first` on: all of it, once, in order, and nothing else. */
function checkLane<E extends PublicFact | DeskFact>(
  name: string,
  shown: readonly E[],
  log: readonly E[],
  first: number,
  numberOf: (event: E) => number,
  say: Say,
): void {
  const logged = new Map(log.map((event) => [numberOf(event), event]));
  const seen = new Set<number>();
  let last = first;
  for (const event of shown) {
    const n = numberOf(event);
    if (seen.has(n)) {
      say('duplicates', `${name} shows ${n} twice`);
      continue;
    }
    seen.add(n);
    if (n <= last) say('orderBreaks', `${name} shows ${n} behind ${last}`);
    last = Math.max(last, n);
    const real = logged.get(n);
    if (!real) say('phantoms', `${name} shows ${n}, which is in no log`);
    else if (!isSame(event, real)) say('phantoms', `${name} shows ${n} as another than the log has`);
  }
  const missing = [...logged.keys()].filter((n) => n > first && !seen.has(n));
  for (const n of missing) say('gaps', `${name} lacks ${n}`);
}

function checkScreen(screen: Shown, log: FinalLog | undefined, say: Say): void {
  const { who, conversation, first, deskFirst = 0, desk, pending = [], raw } = screen;
  const name = `${who} on ${conversation}`;
  if (!log) return say('phantoms', `${name}: there is no such conversation`);
  checkLane(name, screen.public, raw ? log.public : foldPublic(log.public), first, ({ seq }) => seq, say);
  if (desk) checkLane(`${name} (desk)`, desk, log.desk, deskFirst, ({ deskSeq }) => deskSeq, say);
  // What was held back did not go: it may stand there as refused beside the line that says so.
  const went = [...screen.public, ...(desk ?? [])].filter((event) => !isHeldBack(event));
  const there = new Set(went.map(({ cid }) => cid));
  for (const cid of pending) if (there.has(cid)) say('duplicates', `${name} shows ${cid} as sent and as on its way`);
}

/** Holds every screen against the logs. */
export function checkShown(history: History, say: Say): void {
  const logs = new Map(history.logs.map((log) => [log.conversation, log]));
  for (const screen of history.shown) checkScreen(screen, logs.get(screen.conversation), say);
}
