import type { Driver, Start } from './driver.ts';

/** As much of a launcher of `@web/test-runner` as this one has. */
interface Launcher {
  readonly name: string;
  readonly type: string;
  readonly concurrency: number;
  startSession(id: string, url: string): Promise<void>;
  isActive(id: string): boolean;
  getBrowserUrl(id: string): Promise<string>;
  stopSession(id: string): Promise<object>;
  startDebugSession(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * An engine for `@web/test-runner`. Each page is a browser of its own, in front, with the focus, over a storage of its own, and is
 * used again by the next test: of several windows of one Firefox one alone has the focus.
 */
export function engineLauncher(name: string, concurrency: number, start: Start): Launcher {
  const busy = new Map<string, Driver>();
  const idle: Driver[] = [];
  const driverOf = (id: string): Driver => {
    const driver = busy.get(id);
    if (!driver) throw new Error(`no page for session ${id}`);
    return driver;
  };
  return {
    name,
    type: 'engine',
    concurrency,
    async startSession(id, url) {
      const driver = idle.pop() ?? (await start());
      busy.set(id, driver);
      await driver.goTo(url);
    },
    isActive: (id) => busy.has(id),
    getBrowserUrl: (id) => driverOf(id).url(),
    async stopSession(id) {
      const driver = driverOf(id);
      busy.delete(id);
      // Ends what still runs in the page.
      await driver.goTo('about:blank');
      idle.push(driver);
      return {};
    },
    startDebugSession: () => Promise.reject(new Error(`${name} has no window to look at here`)),
    async stop() {
      await Promise.all([...busy.values(), ...idle].map((driver) => driver.close()));
    },
  };
}
