import { wipedTo } from './erased.ts';
import type { DeskFact, FinalLog, Finding, History, Leaves, Press } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

const sameReach = (leaves: Leaves, { contact, order }: DeskFact): boolean =>
  leaves.email === contact?.email && leaves.order === order;

/** Who left their words with where they can be reached is reached: the desk has a line of it, once, of the same commit. */
function checkReach({ conversation, public: facts, desk }: FinalLog, left: ReadonlyMap<string, Press>, say: Say): void {
  const end = wipedTo({ public: facts });
  const lines = desk.filter(
    ({ kind, by, afterSeq = 0 }) => kind === 'contact_left' && by?.role === 'shopper' && afterSeq >= end,
  );
  for (const { seq, cid = '', kind } of facts) {
    const leaves = left.get(cid)?.leaves;
    if (!leaves || kind === 'erased' || seq < end || Object.keys(leaves).length === 0) continue;
    const found = lines.filter((line) => sameReach(leaves, line));
    if (found.length === 0) say('gaps', `${conversation} ${seq}: nobody knows where who left it can be reached`);
    if (found.length > 1)
      say('duplicates', `${conversation} ${seq}: the desk has ${found.length} lines of one address`);
    // Words that become a left message by their own wish have that between them and the line.
    const isApart = found.some(({ afterSeq = 0 }) => afterSeq < seq || afterSeq > seq + 1);
    if (isApart) say('orderBreaks', `${conversation} ${seq}: where they can be reached was written apart from it`);
  }
  const known = [...left.values()].flatMap(({ leaves }) => leaves ?? []);
  for (const line of lines)
    if (!known.some((leaves) => sameReach(leaves, line)))
      say('phantoms', `${conversation} desk ${line.deskSeq}: an address that nobody left`);
}

/** The log, read as what it says of the conversation's state: a second reading of the rule, on purpose. */
function checkState({ conversation, public: facts, state: stored }: FinalLog, say: Say): void {
  let state = '';
  let isOwed = false;
  for (const { seq, kind, by, was } of facts) {
    const isWords = kind === 'message' || (kind === 'erased' && was === 'message');
    if (state === 'closed' && (isWords || kind === 'requested' || kind === 'left' || kind === 'assigned'))
      say('orderBreaks', `${conversation} ${seq}: a ${kind} behind the end`);
    if (isWords && by?.role === 'agent') isOwed = false;
    if (kind === 'requested' && isOwed)
      say('orderBreaks', `${conversation} ${seq}: what was left waits in the queue again`);
    if (kind === 'left') isOwed = true;
    if (kind === 'requested' || kind === 'left' || kind === 'closed') state = kind;
    if (kind === 'assigned') state = 'active';
    if (state === 'closed') isOwed = false;
  }
  if (stored !== undefined && stored !== state)
    say('phantoms', `${conversation} is ${stored}, and its log says ${state}`);
}

/** Left messages: what becomes of them, and where who left them can be reached. */
export function checkLeft({ logs, pressed }: History, say: Say): void {
  const left = new Map(pressed.flatMap((press) => (press.leaves ? [[press.cid, press] as const] : [])));
  for (const log of logs) {
    checkState(log, say);
    if (left.size > 0) checkReach(log, left, say);
  }
}
