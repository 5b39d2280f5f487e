import { STANDARD_LOOK } from '@shopbell/domain';
import type { Rest } from '../src/testing/rest.ts';

/** What the server answers the page of the look: chosen, or the product's own. */
export function playLook(rest: Rest, plain: boolean): void {
  const chosen = { ...STANDARD_LOOK, brand: '#f8b400', heading: 'Kettle & Leaf · 茶与壶', position: 'start' };
  rest.answer('GET look', {
    look: plain ? STANDARD_LOOK : chosen,
    slug: 'demo',
    script: 'https://chat.kettleandleaf.example/shopbell.js',
  });
  rest.answer('POST look', undefined);
}
