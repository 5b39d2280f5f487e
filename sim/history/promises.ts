import type { FinalLog, Finding, OpenPromise } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

const SETTLED = ['promise_kept', 'promise_given_up'];
const CHANGED = ['promise_moved', 'promise_taken', 'promise_given'];

const said = ({ id, dueAt, owner }: OpenPromise) => `${id}, due at ${dueAt}, of ${owner}`;

/**
 * Promises against their log: each is settled once, and nothing becomes of one that is not open. What the row says is open, and when, and by
 * whom, is what the log says. A second reading of the rule, on purpose: the domain's own is what is checked.
 */
function checkLog({ conversation, desk, promises = [] }: FinalLog, say: Say): void {
  const open = new Map<string, OpenPromise>();
  for (const { kind, deskSeq, cid = '', promise = '', dueAt = 0, by, to, owner: owes } of desk) {
    const owner = owes?.id ?? by?.id ?? '';
    if (kind === 'promised') open.set(cid, { id: cid, dueAt, owner });
    const before = open.get(promise);
    if (!SETTLED.includes(kind) && !CHANGED.includes(kind)) continue;
    if (!before) say('duplicates', `${conversation} desk ${deskSeq}: a ${kind} of ${promise}, which is not open`);
    else if (kind === 'promise_moved') open.set(promise, { ...before, dueAt });
    else if (kind === 'promise_taken') open.set(promise, { ...before, owner });
    else if (kind === 'promise_given') open.set(promise, { ...before, owner: to?.id ?? '' });
    else open.delete(promise);
  }
  const rows = new Set(promises.map(said));
  const logged = new Set([...open.values()].map(said));
  for (const one of logged) if (!rows.has(one)) say('gaps', `${conversation} does not owe ${one}`);
  for (const one of rows) if (!logged.has(one)) say('phantoms', `${conversation} owes ${one}, which is not so`);
}

/** Holds what every conversation owes against its log. */
export function checkPromises(logs: readonly FinalLog[], say: Say): void {
  for (const log of logs) checkLog(log, say);
}
