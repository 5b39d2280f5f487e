import * as v from 'valibot';
import { SharedFile } from '../../file.ts';
import { Words } from '../../text.ts';
import { MaskedPieces } from './masked.ts';
import { publicStamp } from './stamp.ts';

/** Something said, by a shopper or an agent. `text` is empty only where there is a `file`. */
export const Message = v.object({
  kind: v.literal('message'),
  ...publicStamp,
  text: Words,
  file: v.exactOptional(SharedFile),
  masked: v.exactOptional(MaskedPieces),
});
