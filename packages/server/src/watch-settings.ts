import type { SiteId } from '@shopbell/protocol';
import type { Directory, DirectoryChange } from './ports/directory.ts';
import type { Settings, SiteSettings } from './ports/settings.ts';

/** Does a change touch what `SiteSettings` tells? Every kind has its line. */
const TOUCHES: { readonly [K in DirectoryChange['kind']]: boolean } = {
  account: false,
  site: true,
  agent: false,
  member_key: false,
  member_key_retired: false,
  api_key: false,
  api_key_retired: false,
  words_read: false,
  password: false,
  membership: true,
  person_name: false,
  role: false,
  membership_removed: true,
  invitation: false,
  invitation_withdrawn: false,
  invitation_used: false,
  reset_link: false,
  reset_link_used: false,
  second_factor: false,
  second_factor_removed: false,
  site_settings: true,
  group: true,
  group_removed: true,
  staff: true,
  auto_reply: true,
  hours: true,
  thresholds: true,
};

/** The site whose settings a change touches. */
function touched(change: DirectoryChange): SiteId | undefined {
  if (!TOUCHES[change.kind] || !('site' in change)) return undefined;
  return typeof change.site === 'string' ? change.site : change.site.id;
}

/** A directory whose changes are noticed, and the settings that notice them. Changes past `directory` are not seen. */
export function watchSettings(unwatched: Directory): { directory: Directory; settings: Settings } {
  const known = new Map<SiteId, Promise<SiteSettings | undefined>>();
  const listeners = new Set<(site: SiteId) => void>();

  return {
    directory: {
      ...unwatched,
      async change(changes, by, at) {
        const result = await unwatched.change(changes, by, at);
        if (!result.ok) return result;
        const sites = new Set(changes.flatMap((change) => touched(change) ?? []));
        for (const site of sites) known.delete(site);
        for (const site of sites) for (const listener of listeners) listener(site);
        return result;
      },
    },
    settings: {
      get(site) {
        const kept = known.get(site);
        if (kept) return kept;
        const reading = unwatched.settings(site);
        known.set(site, reading);
        // What is not there, or could not be read, is looked for again the next time.
        const forget = (): void => {
          if (known.get(site) === reading) known.delete(site);
        };
        reading.then((found) => found ?? forget(), forget);
        return reading;
      },
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
