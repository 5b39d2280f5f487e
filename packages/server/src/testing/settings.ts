import type { SiteId } from '@shopbell/protocol';
import { type Settings, type SiteSettings, standardSettings } from '../ports/settings.ts';

export interface TestSettings extends Settings {
  /** Changes them for every site, and tells it. */
  change(over: Partial<SiteSettings>): void;
}

/** Settings in memory, the same for every site. */
export function createTestSettings(first: Partial<SiteSettings> = {}): TestSettings {
  const listeners = new Set<(site: SiteId) => void>();
  const asked = new Map<SiteId, SiteSettings>();
  let over = first;
  return {
    async get(site) {
      const settings = asked.get(site) ?? { ...standardSettings(site, 'UTC'), ...over };
      asked.set(site, settings);
      return settings;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(more) {
      over = { ...over, ...more };
      const sites = [...asked.keys()];
      asked.clear();
      for (const site of sites) for (const listener of listeners) listener(site);
    },
  };
}
