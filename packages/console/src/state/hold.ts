import type { ConversationId, ConversationRow } from '@shopbell/protocol';

/** A line of a list as shown. `gone` – it has left the list, and only stands there so that nothing moves. */
export interface Entry {
  row: ConversationRow;
  gone: boolean;
}

/** A list as shown, and how many conversations stand outside because it is held. */
export interface Shown {
  entries: readonly Entry[];
  arrived: number;
}

export const NOTHING_SHOWN: Shown = { entries: [], arrived: 0 };

/** What is shown next: what was shown before as long as it says the same. */
export function keptShown(before: Shown, next: Shown): Shown {
  const isSame =
    before.arrived === next.arrived &&
    before.entries.length === next.entries.length &&
    before.entries.every(({ row, gone }, at) => row === next.entries[at]?.row && gone === next.entries[at].gone);
  return isSame ? before : next;
}

/**
 * The next picture of a list. Free, it is `sorted` itself. Held – the pointer or the focus is in the list – every line
 * keeps its place and only its content follows: who has left stays as `gone`, who has come is counted in `arrived`.
 * A list with nothing in it has no place to keep, unless something stands below it (`anchored`).
 */
export function nextShown(before: Shown, sorted: readonly ConversationRow[], held: boolean, anchored = false): Shown {
  if (!held || (before.entries.length === 0 && !anchored)) {
    return { entries: sorted.map((row) => ({ row, gone: false })), arrived: 0 };
  }
  const now = new Map<ConversationId, ConversationRow>(sorted.map((row) => [row.conversation, row]));
  const entries = before.entries.map((entry) => {
    const row = now.get(entry.row.conversation);
    now.delete(entry.row.conversation);
    return row ? { row, gone: false } : { row: entry.row, gone: true };
  });
  return { entries, arrived: now.size };
}
