import type { Agent } from '@shopbell/sdk/agent';
import type { Request } from '../api/request.ts';
import { type App, createApp } from '../app.ts';
import type { DraftShelf } from '../device/drafts.ts';
import { memoryDrafts } from '../device/memory-drafts.ts';
import { browserEnv, type Env } from '../env.ts';
import type { Texts } from '../i18n/index.ts';
import { mount } from '../mount.tsx';
import * as pages from '../views/pages.ts';
import { SOON } from '../views/soon.ts';
import { watchNotices } from '../watch-notices.ts';
import { type Played, type PlayedOptions, playNotices } from './notices.ts';
import { allTexts } from './texts.ts';
import { createTimers, NOON } from './timers.ts';

export { NOON };

/** A console on the page of a browser test, with a clock that stands still until told. */
export interface Desk {
  app: App;
  /** The element the console is drawn into. */
  root: HTMLElement;
  /** What was kept on the machine. */
  kept: Map<string, string>;
  /** What is heard, and stands on the desktop. */
  played: Played;
  /** Moves the clock on and draws. */
  pass(ms: number): Promise<void>;
  /** Presses a key on what has the focus, or on `target`. Returns whether the browser may act on it too. */
  press(key: string, init?: KeyboardEventInit, target?: Element): Promise<boolean>;
  /** The page is about to go. */
  leave(): void;
  /** Brings the page before somebody's eyes, or takes it away. */
  look(visible: boolean): Promise<void>;
  /** Another tab of the console keeps something under `key`. */
  elsewhere(key: string): Promise<void>;
  /** Types into a text field. */
  type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void>;
  find<E extends Element = HTMLElement>(selector: string): E;
  all(selector: string): HTMLElement[];
  text(selector: string): string;
  close(): void;
}

export interface DeskOptions {
  /** BCP 47 tag. Default `en`. */
  language?: string;
  /** Fragment of the address at the start. */
  place?: string;
  kept?: Map<string, string>;
  /** Where drafts are kept. Default: in memory. */
  drafts?: DraftShelf;
  /** Default: every language at hand. */
  texts?: Texts;
  /** The REST API. Default: nobody there. */
  request?: Request;
  /** The browser's voice and desktop. Default: both may. */
  notices?: Omit<PlayedOptions, 'now'>;
}

/** Draws a console around an agent's line, with the real styles. */
export async function openDesk(agent: Agent, options: DeskOptions = {}): Promise<Desk> {
  await Promise.all([styles(), ...[...SOON, ...Object.values(pages)].map((part) => part.load())]);
  history.replaceState(null, '', `#${options.place ?? ''}`);
  const kept = options.kept ?? new Map<string, string>();
  // What is sent goes at once, unless the test is about taking it back.
  if (!kept.has('undo')) kept.set('undo', 'off');
  const leaves = new Set<() => void>();
  const timers = createTimers();
  const played = playNotices({ ...options.notices, now: timers.now });
  let visible = true;
  const looks = new Set<() => void>();
  const others = new Set<{ key: string; run(): void }>();
  const env: Env = {
    ...browserEnv(window, options.texts ?? allTexts),
    ...timers,
    ...played.env,
    request: options.request ?? (() => Promise.reject(new Error('no server'))),
    download: () => options.request ?? (() => Promise.reject(new Error('no server'))),
    languages: [options.language ?? 'en'],
    drafts: options.drafts ?? memoryDrafts(),
    leaving(run) {
      leaves.add(run);
      return () => leaves.delete(run);
    },
    store: {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => kept.set(key, value),
      listen(key, run) {
        const one = { key, run };
        others.add(one);
        return () => others.delete(one);
      },
    },
    visible: {
      read: () => visible,
      listen(run) {
        looks.add(run);
        return () => looks.delete(run);
      },
    },
    reload: () => kept.set('reloaded', 'yes'),
  };
  const root = document.createElement('div');
  root.id = 'console';
  document.body.append(root);
  const app = createApp(agent, env, () => Promise.resolve(watchNotices));
  app.start();
  const unmount = mount(app, root);
  await drawn();

  const find = <E extends Element>(selector: string): E => {
    const found = root.querySelector<E>(selector);
    if (!found) throw new Error(`nothing matches ${selector} in\n${seen(root)}`);
    return found;
  };
  return {
    app,
    root,
    kept,
    played,
    find,
    all: (selector) => [...root.querySelectorAll<HTMLElement>(selector)],
    text: (selector) => seen(find<HTMLElement>(selector)),
    async pass(ms) {
      timers.pass(ms);
      await drawn();
    },
    async press(key, init = {}, target = document.activeElement ?? document.body) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
      const free = target.dispatchEvent(event);
      // The browser follows a link on Enter; a made-up event doesn't.
      if (free && key === 'Enter' && target instanceof HTMLAnchorElement) target.click();
      await drawn();
      return free;
    },
    leave() {
      for (const run of leaves) run();
    },
    async elsewhere(key) {
      for (const one of others) if (one.key === key) one.run();
      await drawn();
    },
    async look(now) {
      visible = now;
      for (const run of looks) run();
      await drawn();
    },
    async type(field, text) {
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn();
    },
    close() {
      unmount();
      app.stop();
      root.remove();
      history.replaceState(null, '', location.pathname + location.search);
    },
  };
}

/** What a reader sees of an element, white space folded; empty for none. */
export function seen(element: HTMLElement | null | undefined): string {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden text and line ends are what tests of views are about
  return element?.innerText.replace(/\s+/g, ' ').trim() ?? '';
}

/** Resolves once everything that follows from the last change is drawn, effects included. */
export async function drawn(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

async function styles(): Promise<void> {
  if (document.querySelector('link[data-console]')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('../styles/index.css', import.meta.url).href;
  link.dataset.console = '';
  const loaded = new Promise((resolve) => link.addEventListener('load', resolve, { once: true }));
  document.head.append(link);
  await loaded;
  // What axe measures halfway through a transition is no colour of ours.
  const still = new CSSStyleSheet();
  still.replaceSync('* { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}
