import type { FinalLog, Finding, History, Press } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

/** What the guard kept from a shopper is at the desk, whatever was pressed. */
export const isHeldBack = ({ kind }: { readonly kind: string }): boolean => kind === 'held_back';

/** Of words that the guard asks about and that went the desk has one line, right behind them; each line is of such words. */
function checkWarned(
  { conversation, public: facts, desk }: FinalLog,
  pressed: ReadonlyMap<string, Press>,
  say: Say,
): void {
  for (const { seq, kind, cid = '', of = seq } of facts) {
    if (pressed.get(cid)?.guard !== 'asks' || kind === 'erased') continue;
    const lines = desk.filter((event) => event.kind === 'guarded' && event.of === of && event.afterSeq === seq);
    if (lines.length === 0) say('gaps', `${conversation} ${seq}: the desk knows nothing of what the guard asked about`);
    if (lines.length > 1)
      say('duplicates', `${conversation} ${seq}: the desk has ${lines.length} lines of the guard's`);
  }
}

/** What is blocked stays at the desk: no shopper reads it, and nobody is told that it went. */
export function checkGuarded({ logs, pressed, acked }: History, say: Say): void {
  const guarded = new Map(pressed.flatMap((press) => (press.guard ? [[press.cid, press] as const] : [])));
  if (guarded.size === 0) return;
  for (const log of logs) {
    checkWarned(log, guarded, say);
    for (const { seq, cid = '' } of log.public)
      if (guarded.get(cid)?.guard === 'blocks')
        say('phantoms', `${log.conversation}: ${seq} was to be held back, and went`);
  }
  for (const { cid } of acked)
    if (guarded.get(cid)?.guard === 'blocks') say('phantoms', `${cid} was acked, though it was to be held back`);
}
