import { createAgent } from '@shopbell/sdk/agent';
import { createApp } from './app.ts';
import { browserEnv } from './env.ts';
import { mount } from './mount.tsx';

const page = document.getElementById('console');
if (page) {
  const app = createApp(createAgent(), browserEnv(window));
  app.start();
  mount(app, page);
}
