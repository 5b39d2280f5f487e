import type { Page } from 'playwright-core';

/** What a page holds, or has ever made, by kind: `timer`, `interval`, `frame`, `idle`, `observer`, `socket`, `channel`, `database`, `listener`. */
export interface Held {
  /** What is there now, each by its name: listeners as `window focus`. */
  readonly live: readonly string[];
  /** How many of each were ever made. */
  readonly made: Readonly<Record<string, number>>;
}

/**
 * Looks over the shoulder of a page from its first script on: what waits, watches, listens or is connected. A listener counts where
 * it would outlive a widget: on what is no node, on the document and its root, head and body.
 */
function watch(): void {
  const live = new Map<unknown, string>();
  const made: Record<string, number> = {};
  const begin = (thing: unknown, name: string): void => {
    live.set(thing, name);
    made[name] = (made[name] ?? 0) + 1;
  };
  Object.defineProperty(window, '__held', { value: () => ({ live: [...live.values()], made }) });

  for (const [start, stop, name] of [
    ['setTimeout', 'clearTimeout', 'timer'],
    ['setInterval', 'clearInterval', 'interval'],
    ['requestAnimationFrame', 'cancelAnimationFrame', 'frame'],
    ['requestIdleCallback', 'cancelIdleCallback', 'idle'],
  ] as const) {
    const begins = Reflect.get(window, start) as (run: unknown, ...rest: unknown[]) => number;
    const ends = Reflect.get(window, stop) as (id: number) => void;
    Reflect.set(window, start, (run: unknown, ...rest: unknown[]) => {
      const own = (...given: unknown[]) => {
        if (name !== 'interval') live.delete(`${name} ${id}`);
        if (typeof run === 'function') run(...given);
      };
      const id: number = begins(own, ...rest);
      begin(`${name} ${id}`, name);
      return id;
    });
    Reflect.set(window, stop, (id: number) => {
      live.delete(`${name} ${id}`);
      ends(id);
    });
  }

  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const own = Reflect.get(window, name).prototype;
    const { observe, disconnect } = own;
    own.observe = function (...given: unknown[]) {
      begin(this, `observer ${name}`);
      return observe.apply(this, given);
    };
    own.disconnect = function () {
      live.delete(this);
      return disconnect.apply(this);
    };
  }

  /** Of a constructor whose things are closed. */
  const connected = (name: string, kind: string): void => {
    const Own = Reflect.get(window, name);
    const { close } = Own.prototype;
    Own.prototype.close = function (...given: unknown[]) {
      live.delete(this);
      return close.apply(this, given);
    };
    Reflect.set(
      window,
      name,
      new Proxy(Own, {
        construct(target, given, next) {
          const thing = Reflect.construct(target, given, next);
          begin(thing, kind);
          return thing;
        },
      }),
    );
  };
  connected('WebSocket', 'socket');
  connected('EventSource', 'socket');
  connected('BroadcastChannel', 'channel');
  const { open } = IDBFactory.prototype;
  const { close } = IDBDatabase.prototype;
  IDBFactory.prototype.open = function (...given: Parameters<typeof open>) {
    const request = open.apply(this, given);
    native.add.call(request, 'success', () => begin(request.result, `database ${given[0]}`));
    return request;
  };
  IDBDatabase.prototype.close = function () {
    live.delete(this);
    return close.apply(this);
  };

  const own = EventTarget.prototype;
  const native = { add: own.addEventListener, remove: own.removeEventListener };
  // What looks must not hold what it looks at.
  const names = new WeakMap<object, Map<string, object>>();
  const nameOf = (target: unknown): string | undefined => {
    if (target === undefined || target === null || target === window) return 'window';
    if (target instanceof Node) {
      const kept = [document, document.documentElement, document.head, document.body].some((one) => one === target);
      return kept ? target.nodeName : undefined;
    }
    // What belongs to one thing goes with it.
    return /^(?:IDB|WebSocket|AbortSignal|BroadcastChannel|XMLHttp|MessagePort|ShadowRoot)/.test(
      target.constructor.name,
    )
      ? undefined
      : target.constructor.name;
  };
  /** The one object that stands for a listener: added twice it listens once. */
  const keyOf = (target: unknown, type: string, listener: object): object => {
    const of = names.get(listener) ?? new Map<string, object>();
    names.set(listener, of);
    const name = `${nameOf(target)} ${type}`;
    const key = of.get(name) ?? { name };
    of.set(name, key);
    return key;
  };
  own.addEventListener = function (type, listener, options) {
    const name = nameOf(this);
    if (name && listener) {
      const key = keyOf(this, type, listener);
      if (!live.has(key)) begin(key, `listener ${name} ${type}`);
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (signal) native.add.call(signal, 'abort', () => live.delete(key));
      if (typeof options === 'object' && options.once) native.add.call(this, type, () => live.delete(key), options);
    }
    return native.add.call(this, type, listener, options);
  };
  own.removeEventListener = function (type, listener, options) {
    if (nameOf(this) && listener) live.delete(keyOf(this, type, listener));
    return native.remove.call(this, type, listener, options);
  };
}

/** Call it before the page goes anywhere. */
export const watchPage = (page: Page): Promise<unknown> => page.addInitScript(watch);

/** What the page has by now. A held Web Lock is told by its name. */
export const heldBy = (page: Page): Promise<Held> =>
  page.evaluate(async () => {
    const { live, made } = Reflect.get(window, '__held')() as Held;
    const { held = [], pending = [] } = await navigator.locks.query();
    return { live: [...live, ...[...held, ...pending].map(({ name }) => `lock ${name}`)], made: { ...made } };
  });

/** All that a device keeps of the page's origin, by name. */
export const storedBy = (page: Page): Promise<string[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...document.cookie.split('; ').filter(Boolean),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `worker ${scope}`),
  ]);
