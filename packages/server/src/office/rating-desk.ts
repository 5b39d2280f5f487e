import { parseRating, type RatingRules } from '@shopbell/domain';
import { hasOwnPage } from '../auth/origin.ts';
import type { Session } from '../auth/types.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsRefusal, told } from './refusal.ts';

/** When and how a site's shoppers rate. Who may is checked at the door; `by` is their session. */
export interface RatingDesk {
  view(by: Session): Promise<RatingRules>;
  /** Rules from outside: each fault is told by its name. What was asked before goes on as it was asked. */
  set(by: Session, rules: unknown): Promise<{ ok: true } | SettingsRefusal>;
}

export function createRatingDesk({ directory, settings, clock, log, publicUrl }: OfficeDeps): RatingDesk {
  return {
    async view({ self: { site } }) {
      const found = await settings.get(site.id);
      if (found === undefined) throw new Error(`site ${site.id} has no settings`);
      return found.rating;
    },

    async set({ self: { id, site } }, given) {
      const parsed = parseRating(given);
      if (!parsed.ok) return faulty(parsed.faults);
      const shop = await directory.site({ id: site.id });
      // The link of a letter leads there.
      if (parsed.rules.byMail && !(shop && hasOwnPage(shop, publicUrl))) {
        return faulty([{ code: 'own_page_off', path: 'byMail' }]);
      }
      const entry = { kind: 'rating', site: site.id, rating: parsed.rules } as const;
      const result = await directory.change([entry], { role: 'agent', id }, clock.now());
      if (!result.ok) return told(result.refusal);
      log.info({ by: id, site: site.id, change: entry.kind }, 'settings changed');
      return result;
    },
  };
}
