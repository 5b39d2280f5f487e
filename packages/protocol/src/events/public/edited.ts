import * as v from 'valibot';
import { Seq } from '../../ids.ts';
import { Text } from '../../text.ts';
import { MaskedPieces } from './masked.ts';
import { publicStamp } from './stamp.ts';

/** The message `of` reads `text` from here on. The same person wrote both. */
export const Edited = v.object({
  kind: v.literal('edited'),
  ...publicStamp,
  of: Seq,
  text: Text,
  masked: v.exactOptional(MaskedPieces),
});
