import type { SiteId } from '@shopbell/protocol';
import type { Hint } from '../ports/bus.ts';
import type { RouterDeps } from './deps.ts';
import { createSiteRouter, type SiteRouter } from './site-router.ts';

/** Where hints may be lost, all is read anew this often, in ms. */
const CHECK_MS = 5000;

/** Gives out, gives back and gives up requests, for every site that somebody comes for. */
export interface Router {
  /** Begins with all that waits or is held: nobody may come for it. */
  start(): Promise<void>;
  stop(): void;
}

type Appended = Extract<Hint, { kind: 'appended' }>;

/** Words alone move nothing that routing goes by. */
const isTalk = ({ public: events, desk }: Appended): boolean =>
  desk.length === 0 && events.length > 0 && events.every(({ kind }) => kind === 'message');

export function createRouter(deps: RouterDeps): Router {
  const startedAt = deps.clock.now();
  const sites = new Map<SiteId, SiteRouter>();
  let stopped = false;

  function wake(site: SiteId): SiteRouter | undefined {
    if (stopped) return undefined;
    const router = sites.get(site) ?? createSiteRouter(deps, site, startedAt);
    sites.set(site, router);
    return router;
  }

  const stops = [
    deps.bus.subscribe((hint) => {
      if (hint.kind === 'appended' && !isTalk(hint)) wake(hint.site)?.hear(hint.conversation);
    }),
    deps.staffing.onChange((site) => wake(site)?.changed()),
    deps.settings.onChange((site) => sites.get(site)?.settingsChanged()),
    deps.bus.lossless
      ? () => undefined
      : deps.clock.every(CHECK_MS, () => {
          for (const router of sites.values()) router.check();
        }),
  ];
  deps.board.onWake((site) => void wake(site));

  return {
    async start() {
      for (const site of await deps.store.busySites()) wake(site);
    },
    stop() {
      stopped = true;
      for (const stop of stops) stop();
      for (const router of sites.values()) router.stop();
    },
  };
}
