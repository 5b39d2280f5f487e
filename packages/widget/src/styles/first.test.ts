import { expect, it } from 'vitest';
import { COMPOSER } from './composer.ts';
import { PANEL } from './panel.ts';
import { THREAD } from './thread.ts';

it('draws with the panel what is told where no later part can be had: that words are not saved, or were refused', () => {
  expect(PANEL + THREAD + COMPOSER).toMatch(/\.say\b[^{}]*\{[^}]*display: ?flex/);
});
