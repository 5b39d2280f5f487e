import { type App, createApp } from '../src/app.ts';
import { memoryDrafts } from '../src/device/memory-drafts.ts';
import { browserEnv } from '../src/env.ts';
import { mount } from '../src/mount.tsx';
import { SELF } from '../src/testing/fixtures.ts';
import { allTexts } from '../src/testing/texts.ts';
import { CARD_SCENES } from './card-scenes.ts';
import { COMPOSER_SCENES } from './composer-scenes.ts';
import { FILE_SCENES } from './file-scenes.ts';
import { FLOOR_SCENES } from './floor-scenes.ts';
import { GUARD_SCENES } from './guard-scenes.ts';
import { INBOX_SCENES } from './inbox-scenes.ts';
import { NOTICE_SCENES } from './notice-scenes.ts';
import { ADMIN, OFFICE } from './office-scenes.ts';
import { OVERVIEW_SCENES, overviewRest } from './overview-scenes.ts';
import { type PlayAgent, playAgent } from './play-agent.ts';
import { DAY_OFFICE, PROMISE_SCENES } from './promise-scenes.ts';
import { READY_SCENES } from './ready-scenes.ts';
import { SCENES } from './scenes.ts';
import { searchRest } from './search-scenes.ts';
import { PANEL } from './shopper-scenes.ts';

/** What the line tells: `?scene=`. What is new in one of these tables is looked at by itself (`views.ts`). */
export const ALL_SCENES = {
  ...SCENES,
  ...OVERVIEW_SCENES,
  ...FLOOR_SCENES,
  ...CARD_SCENES,
  ...COMPOSER_SCENES,
  ...FILE_SCENES,
  ...GUARD_SCENES,
  ...PROMISE_SCENES,
  ...NOTICE_SCENES,
  ...INBOX_SCENES,
};

/** What the server answers: `?office=`. */
const ALL_OFFICES = { ...OFFICE, ...PANEL, ...READY_SCENES, ...DAY_OFFICE };

/** A console that is played. */
export interface Shown {
  readonly app: App;
  readonly play: PlayAgent;
  /** Takes it off the page. */
  stop(): void;
}

const named = <T>(table: Readonly<Record<string, T>>, name: string | null): T | undefined => table[name ?? ''];

/** Plays a scene on the page; undefined where there is none of this name. */
export function show(page: HTMLElement, query: URLSearchParams): Shown | undefined {
  const scene = named(ALL_SCENES, query.get('scene') ?? 'desk')?.();
  if (!scene) return undefined;
  const office = named(ALL_OFFICES, query.get('office'))?.();
  const search = query.get('search');
  const whole = query.get('whole');
  const lang = query.get('lang');
  const self = office ? ADMIN : (scene.self ?? SELF);
  const play = playAgent({ ...scene, self }, query.has('out') ? undefined : self);
  const app = createApp(play, {
    ...browserEnv(window, allTexts),
    // A scene begins without what was written in another.
    drafts: memoryDrafts(),
    ...(lang ? { languages: [lang] } : {}),
    ...(office ? { request: office.request } : {}),
    ...(whole ? { request: overviewRest(whole).request } : {}),
    ...(search ? { request: searchRest(search).request } : {}),
  });
  app.start();
  const unmount = mount(app, page);
  return {
    app,
    play,
    stop() {
      unmount();
      app.stop();
    },
  };
}
