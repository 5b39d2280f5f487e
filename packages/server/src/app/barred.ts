import { createGuard, type Guard } from '@shopbell/domain';
import type { GuardRule } from '@shopbell/protocol';
import type { SiteSettings } from '../ports/settings.ts';

type Rules = Pick<SiteSettings, 'guard' | 'hosts'>;

const made = new WeakMap<Rules, Guard>();

/** The guard of a site; made once for the settings as they stand. */
export function guardOf(settings: Rules): Guard {
  const known = made.get(settings);
  if (known) return known;
  const guard = createGuard(settings.guard, settings.hosts);
  made.set(settings, guard);
  return guard;
}

/**
 * The rule by which the site blocks words that shoppers read without an agent saying them: an away reply, a name. What it only asks
 * about is let through; the site's log has it.
 */
export const barredBy = (settings: Rules, words: string): GuardRule | undefined =>
  guardOf(settings)
    .look(words)
    .find(({ level }) => level === 'block')?.rule;
