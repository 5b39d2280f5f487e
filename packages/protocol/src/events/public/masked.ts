import * as v from 'valibot';
import { PRIVATE_KINDS } from '../../guard.ts';

/**
 * For agents: pieces of a shopper's words that are masked in `text`, in UTF-16 units of it. What they hide is told, one by one, to who
 * may look behind them (`POST /api/v1/conversations/:id/reveal`).
 */
export const MaskedPieces = v.array(v.object({ kind: v.picklist(PRIVATE_KINDS), start: v.number(), end: v.number() }));
