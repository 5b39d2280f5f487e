import type { Subject } from './subjects.ts';

const GOODS = Array.from(
  { length: 12 },
  (
    _,
    n,
  ) => `<article><svg viewBox="0 0 4 3"><rect width="4" height="3" fill="hsl(${n * 30} 30% 80%)"/></svg><h2>Good ${n}</h2><p>Made
    by hand, one at a time. Ships within three days.</p><button>Into the cart</button></article>`,
).join('');

/** A shop's page with nothing of its own that runs, and what is measured at its end. */
export const shopPage = ({ tag }: Subject): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Shop</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 16px/1.5 system-ui }
  main { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1rem }
</style>
<h1>Shop</h1>
<main>${GOODS}</main>
${tag}
</html>
`;

/** Before the page: so that its process runs and its origin is known. */
export const BLANK_PAGE = '<!doctype html><link rel="icon" href="data:,">';
