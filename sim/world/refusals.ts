import type { Deed } from '../history.ts';
import type { Pressed } from './record.ts';

const CLOSED = 'conversation_closed';
const THEIRS = [CLOSED, 'not_yours'];
const AMENDMENT = [...THEIRS, 'message_unknown', 'too_late'];

/** What an agent may be told for good of what they asked for: nobody comes to a limit here, and every frame is a good one. */
const OF_AGENTS: { readonly [D in Deed]: readonly string[] } = {
  say: THEIRS,
  note: THEIRS,
  take: [CLOSED, 'already_taken'],
  transfer: [...THEIRS, 'colleague_away'],
  give_back: THEIRS,
  take_over: [...THEIRS, 'already_taken', 'already_in', 'forbidden'],
  whisper: [...THEIRS, 'already_taken', 'already_in', 'forbidden'],
  invite: [...THEIRS, 'colleague_away', 'already_in', 'company_full'],
  join: [...THEIRS, 'already_in', 'not_invited', 'company_full'],
  decline: [...THEIRS, 'not_invited'],
  part: THEIRS,
  close: THEIRS,
  edit: AMENDMENT,
  recall: AMENDMENT,
  promise: ['not_yours', 'promises_full'],
  settle_promise: ['promise_unknown', 'not_yours', 'already_taken'],
  rate: [],
  ask_rating: ['not_yours', 'not_answered', 'already_asked'],
  give_up: [...THEIRS, 'already_taken'],
};

/** A shopper's words are never refused: where their conversation is closed or unknown they open another. */
const OF_SHOPPERS: { readonly [D in Deed]?: readonly string[] } = {
  close: [CLOSED],
  edit: [CLOSED, 'message_unknown', 'too_late'],
  recall: [CLOSED, 'message_unknown', 'too_late'],
  rate: ['rating_over'],
};

/** What the world a press was made in has been through. */
export interface Through {
  /** Backups were restored: what a conversation was named by, and whom it belonged to, may be gone. */
  readonly restored: number;
  /** What was erased: nobody brings it back. */
  readonly erased: ReadonlySet<string>;
}

/** May this be the end of what was pressed? Whatever is to come again later may not. */
export function mayRefuse(
  { box, deed, leaves, troubled, guard, cid = '' }: Pressed,
  code: string,
  through: Through,
): boolean {
  const { restored, erased } = through;
  const isShoppers = !box.startsWith('agent');
  // The part of the SDK that edits, recalls, closes, leaves and rates could not be loaded.
  if (code === 'offline') return isShoppers && (deed !== 'say' || !!leaves) && !!troubled;
  if (code === 'guarded') return guard === 'blocks';
  if (code === 'message_unknown' && restored > 0 && erased.has(cid)) return true;
  if (code === 'rating_not_asked') return restored > 0 && deed === 'rate';
  if (code === 'conversation_unknown') return restored > 0 && !(isShoppers && deed === 'say');
  return !!(isShoppers ? OF_SHOPPERS : OF_AGENTS)[deed]?.includes(code);
}
