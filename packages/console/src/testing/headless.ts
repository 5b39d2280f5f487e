import { type FakeAgent, fakeAgent } from '@shopbell/sdk/testing';
import { type App, createApp } from '../app.ts';
import type { DraftShelf } from '../device/drafts.ts';
import { memoryDrafts } from '../device/memory-drafts.ts';
import type { Env } from '../env.ts';
import type { LateNotices } from '../late-notices.ts';
import { watchNotices } from '../watch-notices.ts';
import { idOf, ME, rowOf, SELF, threadOf } from './fixtures.ts';
import { type Played, playNotices } from './notices.ts';
import { allTexts } from './texts.ts';
import { createTimers } from './timers.ts';

/** A console without a page, for tests of what it does and not of what it shows. */
export interface Headless {
  readonly app: App;
  readonly agent: FakeAgent;
  readonly drafts: DraftShelf;
  readonly played: Played;
  now(): number;
  /** Moves the clock on. */
  pass(ms: number): void;
  /** Brings the page before somebody's eyes, or takes it away. */
  look(visible: boolean): void;
  /** The page is about to go. */
  leave(): void;
  /** Lets what was begun come to its end. */
  settle(): Promise<void>;
}

/** With three conversations of one's own: `idOf(1)` to `idOf(3)`. `undo` as it is kept: `off`, or in ms. */
export function headless({
  undo = 'off',
  drafts = memoryDrafts(),
  agent = threeOf(),
  request = (() => Promise.reject(new Error('no server'))) as Env['request'],
  download = (() => request) as Env['download'],
  lateNotices = (): ReturnType<LateNotices> => Promise.resolve(watchNotices),
} = {}): Headless {
  const { pass, ...clock } = createTimers();
  const played = playNotices({ now: clock.now });
  const leaves = new Set<() => void>();
  const looks = new Set<() => void>();
  let visible = true;
  let place = '';
  const env: Env = {
    ...clock,
    ...played.env,
    languages: ['en'],
    texts: allTexts,
    store: { get: (key) => (key === 'undo' ? undo : null), set: () => undefined, listen: () => () => undefined },
    drafts,
    leaving(run) {
      leaves.add(run);
      return () => leaves.delete(run);
    },
    place: {
      read: () => place,
      push(fragment) {
        place = fragment;
      },
      replace: () => undefined,
      listen: () => () => undefined,
    },
    request,
    download,
    visible: {
      read: () => visible,
      listen(run) {
        looks.add(run);
        return () => looks.delete(run);
      },
    },
    reload: () => undefined,
    save: () => undefined,
    setTitle: () => undefined,
    setLanguage: () => undefined,
    setLook: () => undefined,
  };
  const app = createApp(agent, env, lateNotices);
  app.start();
  return {
    app,
    agent,
    drafts,
    played,
    now: clock.now,
    pass,
    look(now) {
      visible = now;
      for (const run of looks) run();
    },
    leave() {
      for (const run of leaves) run();
    },
    async settle() {
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    },
  };
}

/** An agent with three conversations. */
export const threeOf = (): FakeAgent =>
  fakeAgent({
    connection: 'online',
    self: SELF,
    mine: [1, 2, 3].map((n) => rowOf(n, { state: 'active', agent: ME })),
    threads: new Map([1, 2, 3].map((n) => [idOf(n), threadOf(n)] as const)),
  });
