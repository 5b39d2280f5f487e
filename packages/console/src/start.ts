import { createAgent } from '@shopbell/sdk/agent';
import { createApp } from './app.ts';
import { drawByFrames } from './drawing.ts';
import type { Env } from './env.ts';
import { mount } from './mount.tsx';

/** Takes the console into use on a page. */
export function start(page: Element, env: Env): void {
  const app = createApp(createAgent(), env);
  drawByFrames(window);
  app.start();
  mount(app, page);
}
