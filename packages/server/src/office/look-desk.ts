import { type Look, parseLook } from '@shopbell/domain';
import { hasOwnPage } from '../auth/origin.ts';
import type { Session } from '../auth/types.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsRefusal, told } from './refusal.ts';

export interface LookView {
  look: Look;
  /** What the tag names the site by. */
  slug: string;
}

/** A site's page of its own on this server. */
export interface OwnPage {
  look: Look;
  /** The site's own name. */
  name: string;
  /** Where its pages are. */
  origins: readonly string[];
}

/** How the chat is to look on the site's pages. Who may is checked at the door; `by` is their session. */
export interface LookDesk {
  view(by: Session): Promise<LookView>;
  /** A look from outside: each fault is told by its name. Pages look otherwise once their tag says so. */
  set(by: Session, look: unknown): Promise<{ ok: true } | SettingsRefusal>;
  /** What a site's page on the server at `publicUrl` shows; undefined where no such site has one. Anybody may ask. */
  page(slug: string, publicUrl: string): Promise<OwnPage | undefined>;
}

export function createLookDesk({ directory, settings, clock, log }: OfficeDeps): LookDesk {
  return {
    async view({ self: { site } }) {
      const found = await settings.get(site.id);
      if (found === undefined) throw new Error(`site ${site.id} has no settings`);
      return { look: found.look, slug: site.slug };
    },

    async page(slug, publicUrl) {
      const site = await directory.site({ slug });
      if (!site || !hasOwnPage(site, publicUrl)) return undefined;
      const found = await settings.get(site.id);
      return found && { look: found.look, name: site.name, origins: site.origins };
    },

    async set({ self: { id, site } }, given) {
      const parsed = parseLook(given);
      if (!parsed.ok) return faulty(parsed.faults);
      const entry = { kind: 'look', site: site.id, look: parsed.look } as const;
      const result = await directory.change([entry], { role: 'agent', id }, clock.now());
      if (!result.ok) return told(result.refusal);
      log.info({ by: id, site: site.id, change: entry.kind }, 'settings changed');
      return result;
    },
  };
}
