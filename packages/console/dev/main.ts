import { createApp } from '../src/app.ts';
import { browserEnv } from '../src/env.ts';
import { mount } from '../src/mount.tsx';
import { SELF } from '../src/testing/fixtures.ts';
import { FLOOR_SCENES } from './floor-scenes.ts';
import { playAgent } from './play-agent.ts';
import { SCENES } from './scenes.ts';

/** Plays a scene without a relay: `?scene=desk&lang=zh-CN#c/ID`, `&out` for the sign-in page. */
const query = new URLSearchParams(location.search);
const page = document.getElementById('console');
const scene = { ...SCENES, ...FLOOR_SCENES }[query.get('scene') ?? 'desk']?.();
if (page && scene) {
  const env = browserEnv(window);
  const lang = query.get('lang');
  const agent = playAgent(scene, query.has('out') ? undefined : (scene.self ?? SELF));
  const app = createApp(agent, { ...env, ...(lang ? { languages: [lang] } : {}) });
  // For the console of the browser: `play.set({ connection: 'waiting' })`.
  Object.assign(window, { play: agent });
  app.start();
  mount(app, page);
}
