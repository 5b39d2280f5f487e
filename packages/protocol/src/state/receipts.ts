import * as v from 'valibot';
import { Cursor, Id } from '../ids.ts';

const marks = v.object({ delivered: Cursor, read: Cursor });

/**
 * How far each side has a conversation: `delivered` – a client of that side has applied the events up to this `seq`;
 * `read` – somebody has seen them. They only grow: the greater number counts, whichever frame came last.
 */
export const ReceiptsState = v.object({ topic: v.literal('receipts'), conversation: Id, shopper: marks, shop: marks });
export type ReceiptsState = v.InferOutput<typeof ReceiptsState>;
/** The marks of one side. */
export type Marks = v.InferOutput<typeof marks>;
