import * as v from 'valibot';
import { SharedCard } from '../../card.ts';
import { SharedFile } from '../../file.ts';
import { Seq } from '../../ids.ts';
import { CARD_ACTS } from '../../limits.ts';
import { Words } from '../../text.ts';
import { MaskedPieces } from './masked.ts';
import { publicStamp } from './stamp.ts';

/** Something said, by a shopper or an agent. `text` is empty only where there is a `file`, a `card` or an `act`. `re` is the message it replies to. */
export const Message = v.object({
  kind: v.literal('message'),
  ...publicStamp,
  text: Words,
  file: v.exactOptional(SharedFile),
  card: v.exactOptional(SharedCard),
  re: v.exactOptional(Seq),
  act: v.exactOptional(v.picklist(CARD_ACTS)),
  masked: v.exactOptional(MaskedPieces),
});
