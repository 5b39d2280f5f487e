import type { SiteId } from '@shopbell/protocol';
import type { Directory, DirectoryChange } from './ports/directory.ts';
import type { Replies } from './ports/replies.ts';
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
  told: false,
  words_read: false,
  revealed: false,
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
  guard: true,
  reveal: true,
  look: true,
  rating: true,
  left_form: true,
};

/** The site whose settings a change touches. */
function touched(change: DirectoryChange): SiteId | undefined {
  if (!TOUCHES[change.kind] || !('site' in change)) return undefined;
  return typeof change.site === 'string' ? change.site : change.site.id;
}

/** What settings are read from. */
interface Sources {
  directory: Directory;
  replies: Replies;
}

async function read({ directory, replies }: Sources, site: SiteId): Promise<SiteSettings | undefined> {
  const [found, repliesRevision] = await Promise.all([directory.settings(site), replies.revision({ site })]);
  return found && repliesRevision > 0 ? { ...found, repliesRevision } : found;
}

/** What is kept about sites, its changes noticed, and the settings that notice them. Changes past what is returned are not seen. */
export function watchSettings(unwatched: Sources): Sources & { settings: Settings } {
  const known = new Map<SiteId, Promise<SiteSettings | undefined>>();
  const listeners = new Set<(site: SiteId) => void>();

  const tell = (sites: ReadonlySet<SiteId>): void => {
    for (const site of sites) known.delete(site);
    for (const site of sites) for (const listener of listeners) listener(site);
  };

  return {
    directory: {
      ...unwatched.directory,
      async change(changes, by, at) {
        const result = await unwatched.directory.change(changes, by, at);
        if (result.ok) tell(new Set(changes.flatMap((change) => touched(change) ?? [])));
        return result;
      },
    },
    replies: {
      ...unwatched.replies,
      async change(scope, change, by, at) {
        const result = await unwatched.replies.change(scope, change, by, at);
        if (result.ok && scope.owner === undefined) tell(new Set([scope.site]));
        return result;
      },
    },
    settings: {
      get(site) {
        const kept = known.get(site);
        if (kept) return kept;
        const reading = read(unwatched, site);
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
