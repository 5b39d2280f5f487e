import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { Refused } from '../../api/shapes.ts';
import type { App } from '../../app.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { standingOf } from '../../state/left-inbox/narrow.ts';
import { NONE_PICKED } from '../../state/left-inbox/picked.ts';
import { isOwed, personOf } from '../../state/left-owed.ts';
import type { Deed, Words } from './words.ts';

/** The picked rows, in the order of the list. */
export function pickedRows({ shown, picked }: LeftInbox): readonly ConversationRow[] {
  const { ids } = picked.value;
  return shown.value.entries.flatMap(({ row, gone }) => (!gone && ids.has(row.conversation) ? [row] : []));
}

/** What is not done with some rows, and why: undefined where it can be done. */
export function whyNot({ state }: App, deed: Deed, rows: readonly ConversationRow[]): keyof Words['why'] | undefined {
  const self = state.self.value?.id;
  if (!state.online.value) return 'offline';
  if (deed === 'claim') return rows.some((row) => standingOf(row) === 'new') ? undefined : 'claim';
  if (deed === 'giveBack')
    return rows.some(({ state: is, agent }) => is === 'active' && agent?.id === self) ? undefined : 'giveBack';
  const persons = new Set(rows.map(personOf));
  return rows.length > 1 && persons.size === 1 && rows.every((row) => isOwed(row, self)) ? undefined : 'merge';
}

/** Of one shopper's messages the one the others go on in: what one has oneself, else the oldest. */
export function keptOf(rows: readonly ConversationRow[]): ConversationRow | undefined {
  const rank = ({ state, left, openedAt }: ConversationRow) => (state === 'active' ? 0 : (left?.at ?? openedAt));
  return rows.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** How a deed about several ended. */
export interface Ended {
  deed: Deed;
  done: number;
  not: number;
}

/** Does it with the picked ones, one after the other. What was done is picked no more; what was not says so at its row. */
export async function doDeed(app: App, inbox: LeftInbox, deed: Deed, note = ''): Promise<Ended> {
  const { intents, state } = app;
  const self = state.self.peek()?.id;
  const rows = pickedRows(inbox);
  const failed = new Map<ConversationId, Refused>();
  let done = 0;
  const told = (conversation: ConversationId, refused: Refused | undefined) => {
    if (refused) failed.set(conversation, refused);
    else done++;
  };
  inbox.failed.value = failed;
  const left = await intents.left();
  const of = (has: (row: ConversationRow) => boolean) => rows.filter(has).map(({ conversation }) => conversation);
  if (deed === 'claim') {
    // Whoever was faster is named at the row: nobody is asked for that.
    for (const one of of((row) => standingOf(row) === 'claimed' && row.agent?.id !== self)) told(one, TAKEN);
    await left.claim(
      of((row) => standingOf(row) === 'new'),
      told,
    );
  } else if (deed === 'giveBack') {
    await left.giveBack(
      of(({ state: is, agent }) => is === 'active' && agent?.id === self),
      note,
      told,
    );
  } else {
    const kept = keptOf(rows);
    for (const row of rows) {
      if (kept && row !== kept) told(row.conversation, await left.merge(kept.conversation, row.conversation));
    }
    if (kept && done > 0) done++;
  }
  inbox.failed.value = new Map(failed);
  inbox.pick(failed.size === 0 ? NONE_PICKED : { ids: new Set(failed.keys()), base: new Set(), anchor: undefined });
  return { deed, done, not: failed.size };
}

const TAKEN: Refused = { code: 'already_taken', path: undefined, retryAfterMs: undefined };
