import { browserRequest, type Download, type Request } from './api/request.ts';
import type { DraftShelf } from './device/drafts.ts';
import { lateDrafts } from './device/late-drafts.ts';
import type { ComingDevices, NoticeDevices } from './device/notices.ts';
import type { Texts } from './i18n/index.ts';

/** What the console needs of the browser; tests hand in a fake. */
export interface Env {
  /** Epoch ms. */
  now(): number;
  /** Calls `run` every `ms` until the returned function is called. */
  every(ms: number, run: () => void): () => void;
  /** Calls `run` once after `ms` unless the returned function is called before. */
  after(ms: number, run: () => void): () => void;
  /** The browser's languages, most wanted first. */
  languages: readonly string[];
  /** The console's own words; those of the language to start in are there. */
  texts: Texts;
  /** Small settings kept on this machine; no words of anybody's ever go there. */
  store: SharedStore;
  /** Where unsent words are kept on this machine. */
  drafts: DraftShelf;
  /** Calls `run` when the page goes, as far as it can tell. Returns the way to stop. */
  leaving(run: () => void): () => void;
  /** The address' fragment, without `#`. */
  place: Place;
  /** The REST API of the server that this page came from. */
  request: Request;
  /** Whether the page is before somebody's eyes. */
  visible: Visible;
  /** What notices go out by, beside the page. */
  devices: ComingDevices;
  /** Rejects when the server was not reached, or cut off. */
  download: Download;
  /** Loads the page anew. */
  reload(): void;
  /** Saves what is at this address as a file; the server says what it is called. */
  save(url: string): void;
  setTitle(title: string): void;
  setLanguage(tag: string): void;
  setLook(look: 'system' | 'light' | 'dark'): void;
}

export interface Store {
  /** Null when nothing was kept, or nothing can be. */
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** One that all tabs of the console have together. */
export interface SharedStore extends Store {
  /** Calls `run` when another tab of the console sets it. Returns the way to stop. */
  listen(key: string, run: () => void): () => void;
}

export interface Place {
  read(): string;
  push(fragment: string): void;
  /** The same without a step for the browser's Back, and without telling anybody. */
  replace(fragment: string): void;
  /** Calls `run` after every change, one's own included. Returns the way to stop. */
  listen(run: () => void): () => void;
}

export interface Visible {
  read(): boolean;
  /** Calls `run` after every change. Returns the way to stop. */
  listen(run: () => void): () => void;
}

/** The real browser. */
export function browserEnv(window: Window & typeof globalThis, texts: Texts): Env {
  const { document, location } = window;
  const store = browserStore(window);
  return {
    now: () => Date.now(),
    every(ms, run) {
      const id = window.setInterval(run, ms);
      return () => window.clearInterval(id);
    },
    after(ms, run) {
      const id = window.setTimeout(run, ms);
      return () => window.clearTimeout(id);
    },
    request: browserRequest(window),
    download:
      (isWanted) =>
      async (...asked) =>
        (await import('./device/download.ts')).browserDownload(window)(isWanted)(...asked),
    languages: window.navigator.languages,
    texts,
    store,
    devices: browserComing(window, store),
    drafts: lateDrafts(async () => (await import('./device/idb-drafts.ts')).idbDrafts()),
    leaving(run) {
      window.addEventListener('pagehide', run);
      return () => window.removeEventListener('pagehide', run);
    },
    place: {
      read: () => location.hash.slice(1),
      push(fragment) {
        if (location.hash.slice(1) === fragment) return;
        // Not by `location.hash`: the browser would look for what to scroll to, and lay out the page.
        window.history.pushState(null, '', `#${fragment}`);
        setTimeout(() => window.dispatchEvent(new HashChangeEvent('hashchange')));
      },
      replace(fragment) {
        window.history.replaceState(null, '', `#${fragment}`);
      },
      listen(run) {
        window.addEventListener('hashchange', run);
        return () => window.removeEventListener('hashchange', run);
      },
    },
    visible: {
      read: () => document.visibilityState === 'visible',
      listen(run) {
        document.addEventListener('visibilitychange', run);
        return () => document.removeEventListener('visibilitychange', run);
      },
    },
    reload: () => location.reload(),
    save(url) {
      const link = document.createElement('a');
      link.href = url;
      link.download = '';
      link.rel = 'noopener';
      link.click();
    },
    setTitle(title) {
      document.title = title;
    },
    setLanguage(tag) {
      document.documentElement.lang = tag;
    },
    setLook(look) {
      document.documentElement.dataset.look = look;
    },
  };
}

function browserComing(window: Window & typeof globalThis, store: Store): ComingDevices {
  let devices: NoticeDevices | undefined;
  return {
    here: () => devices,
    async load() {
      const { browserDevices } = await import('./device/notices.ts');
      devices ??= browserDevices(window, store);
      return devices;
    },
  };
}

/** Storage may be switched off or full; then a setting lasts as long as the page. */
function browserStore(window: Window & typeof globalThis): SharedStore {
  const memory = new Map<string, string>();
  const key = (name: string) => `shopbell.console.${name}`;
  return {
    get(name) {
      try {
        return window.localStorage.getItem(key(name)) ?? memory.get(name) ?? null;
      } catch {
        return memory.get(name) ?? null;
      }
    },
    set(name, value) {
      memory.set(name, value);
      try {
        window.localStorage.setItem(key(name), value);
      } catch {
        // Kept in memory above; the agent loses a setting, not work.
      }
    },
    listen(name, run) {
      const onStorage = (event: StorageEvent): void => {
        if (event.key === key(name)) run();
      };
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
  };
}
