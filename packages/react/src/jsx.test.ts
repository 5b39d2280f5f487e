import { createElement, type JSX } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import type {} from './jsx.ts';

type Props = JSX.IntrinsicElements['shop-bell'];

it('tells JSX the attributes of the bare <shop-bell>', () => {
  const props: Props = { site: 'my-shop', endpoint: 'https://chat.example', position: 'start' };
  expect(renderToString(createElement('shop-bell', props))).toContain('position="start"');
  // @ts-expect-error a corner that does not exist
  expect({ site: 'my-shop', position: 'top' } satisfies Props).toBeDefined();
  // @ts-expect-error without a site
  expect({ position: 'start' } satisfies Props).toBeDefined();
});
