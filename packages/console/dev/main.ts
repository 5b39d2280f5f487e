import { createApp } from '../src/app.ts';
import { browserEnv } from '../src/env.ts';
import { mount } from '../src/mount.tsx';
import { SELF } from '../src/testing/fixtures.ts';
import { allTexts } from '../src/testing/texts.ts';
import { COMPOSER_SCENES } from './composer-scenes.ts';
import { FILE_SCENES } from './file-scenes.ts';
import { FLOOR_SCENES } from './floor-scenes.ts';
import { GUARD_SCENES } from './guard-scenes.ts';
import { NOTICE_SCENES } from './notice-scenes.ts';
import { ADMIN, OFFICE } from './office-scenes.ts';
import { OVERVIEW_SCENES, overviewRest } from './overview-scenes.ts';
import { playAgent } from './play-agent.ts';
import { DAY_OFFICE, PROMISE_SCENES } from './promise-scenes.ts';
import { READY_SCENES } from './ready-scenes.ts';
import { SCENES } from './scenes.ts';
import { searchRest } from './search-scenes.ts';
import { PANEL } from './shopper-scenes.ts';

/** Plays a scene without a relay: `?scene=desk&lang=zh-CN#c/ID`, `&out` for the sign-in page, `&office=shop#groups` for an admin's, `&search=found#search?q=退货`, `&whole=here#overview`. */
const query = new URLSearchParams(location.search);
const page = document.getElementById('console');
const scenes = {
  ...SCENES,
  ...OVERVIEW_SCENES,
  ...FLOOR_SCENES,
  ...COMPOSER_SCENES,
  ...FILE_SCENES,
  ...GUARD_SCENES,
  ...PROMISE_SCENES,
  ...NOTICE_SCENES,
};
const scene = scenes[query.get('scene') ?? 'desk']?.();
const office = { ...OFFICE, ...PANEL, ...READY_SCENES, ...DAY_OFFICE }[query.get('office') ?? '']?.();
const search = query.get('search');
const whole = query.get('whole');
if (page && scene) {
  const env = browserEnv(window, allTexts);
  const lang = query.get('lang');
  const self = office ? ADMIN : (scene.self ?? SELF);
  const agent = playAgent({ ...scene, self }, query.has('out') ? undefined : self);
  const app = createApp(agent, {
    ...env,
    ...(lang ? { languages: [lang] } : {}),
    ...(office ? { request: office.request } : {}),
    ...(whole ? { request: overviewRest(whole).request } : {}),
    ...(search ? { request: searchRest(search).request } : {}),
  });
  // For the console of the browser: `play.set({ connection: 'waiting' })`.
  Object.assign(window, { play: agent });
  app.start();
  mount(app, page);
}
