import type { SharedCard } from '@shopbell/protocol';
import { cardLine } from '@shopbell/protocol/constants';
import { plain } from '../text/plain.ts';
import type { Said } from './entries.ts';

/** What the card of a message is called, before anything has looked through it: read out, and shown until it is drawn. */
export function called({ source }: Pick<Said, 'source'>): string {
  try {
    // A token is no card, and what came may be none either: then it has no name.
    return plain(cardLine((source.card as SharedCard).card));
  } catch {
    return '';
  }
}
