import type { AgentId, SiteId } from '@shopbell/protocol';
import { type Settings, type SiteSettings, type Staff, standardSettings, standardStaff } from '../ports/settings.ts';

/** The settings of the sites that somebody here was greeted for, at hand without waiting. */
export interface SettingsBook {
  /** Loads a site's settings; at once when they are here. After a change it waits for the new ones. */
  load(site: SiteId): Promise<void>;
  /** As they were last told; the standard ones for a site that was never loaded. */
  of(site: SiteId): SiteSettings;
  staff(site: SiteId, agent: AgentId): Staff;
  stop(): void;
}

/** `changed` is told when new ones are at hand, `failed` when they could not be read. */
export function createSettingsBook(
  settings: Settings,
  changed: (site: SiteId) => void,
  failed: (error: unknown) => void,
): SettingsBook {
  const known = new Map<SiteId, SiteSettings>();
  const loading = new Map<SiteId, Promise<void>>();

  async function read(site: SiteId): Promise<void> {
    const found = await settings.get(site);
    if (found) known.set(site, found);
  }
  function once(site: SiteId, reading: Promise<void>): Promise<void> {
    const running = reading.finally(() => {
      if (loading.get(site) === running) loading.delete(site);
    });
    loading.set(site, running);
    return running;
  }
  const of = (site: SiteId) => known.get(site) ?? standardSettings(site, 'UTC');

  const stop = settings.onChange((site) => {
    if (known.has(site))
      void once(
        site,
        read(site).then(() => changed(site), failed),
      );
  });
  return {
    async load(site) {
      const running = loading.get(site);
      if (running || !known.has(site)) await (running ?? once(site, read(site)));
    },
    of,
    staff(site, agent) {
      const { staff, groups } = of(site);
      return staff.get(agent) ?? standardStaff(agent, groups);
    },
    stop,
  };
}
