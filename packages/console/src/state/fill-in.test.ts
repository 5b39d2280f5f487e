import { expect, it } from 'vitest';
import { idOf, SELF } from '../testing/fixtures.ts';
import { headless } from '../testing/headless.ts';
import { valuesOf } from './fill-in.ts';

it('{page} is the page they are on, and where that isn’t known the one they asked on', async () => {
  const desk = headless();
  await desk.settle();
  const url = 'https://shop.example/';
  const about = { conversation: idOf(1), shopper: { id: idOf(1) }, page: { url, title: 'Asked on' } };
  const page = () => valuesOf(desk.app.state, about, SELF).page;
  expect(page()).toBe('Asked on');
  desk.agent.set({ shoppers: new Map([[idOf(1), { facts: 1, live: { at: 0, page: { url, title: 'Is on' } } }]]) });
  expect(page()).toBe('Is on');
});
