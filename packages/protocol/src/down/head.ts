import * as v from 'valibot';
import { Cursor, Id } from '../ids.ts';

/** How far a conversation's logs go. `deskSeq` is sent to agents only; a shopper's frames never have it. */
export const Head = v.object({ conversation: Id, seq: Cursor, deskSeq: v.exactOptional(Cursor) });
export type Head = v.InferOutput<typeof Head>;
