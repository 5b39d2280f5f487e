import { createAgent } from '@shopbell/sdk/agent';
import { options } from 'preact';
import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { mount } from './mount.tsx';
import { paceRenders } from './pace-renders.ts';

/** Takes the console into use on a page. */
export function start(page: Element, env: Env): void {
  const app = createApp(createAgent(), env);
  paceRenders((ask) => {
    options.debounceRendering = ask;
  });
  app.start();
  mount(app, page);
}
