import { guardOf } from '../app/barred.ts';
import type { Guarding } from '../app/guarding.ts';
import type { SiteSettings } from '../ports/settings.ts';
import { createRecent } from '../recent.ts';

/** Half of the conversations whose last answer is remembered, a few hundred bytes each: those that are talked in now. */
const LATELY_HALF = 1024;

const made = new WeakMap<SiteSettings, Guarding>();

/** What the agents of a site are looked through by; made once for the settings as they stand. */
export function guardingOf(settings: SiteSettings): Guarding {
  const known = made.get(settings);
  if (known) return known;
  const repeats = settings.guard.levels.repetition !== 'off';
  const guarding = {
    guard: guardOf(settings),
    ...(repeats ? { lately: createRecent<string>(LATELY_HALF) } : {}),
  };
  made.set(settings, guarding);
  return guarding;
}
