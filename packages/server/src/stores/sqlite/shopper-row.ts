import type { ShopperFacts } from '@shopbell/domain';
import { type Row, text } from './row.ts';

/** What is written down about a shopper, of a row of theirs. Written by the store of shoppers alone, from checked values. */
export const toNoted = (row: Row): Pick<ShopperFacts, 'name' | 'tags' | 'remarks' | 'attributes'> =>
  JSON.parse(text(row, 'facts')) as Pick<ShopperFacts, 'name' | 'tags' | 'remarks' | 'attributes'>;
