import { expect, it } from 'vitest';

it('can be imported where there are no elements, on a server', async () => {
  expect('customElements' in globalThis).toBe(false);
  expect(Object.keys(await import('./index.ts'))).toEqual([]);
});
