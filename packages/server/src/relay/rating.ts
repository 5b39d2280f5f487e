import type { Rate } from '@shopbell/protocol';
import type { Receipt, Refusal } from '../app/outcome.ts';
import { rate } from '../app/rate.ts';
import type { Shopper } from '../app/who.ts';
import { serviceHours } from '../ports/settings.ts';
import type { RelayDeps } from './deps.ts';

/** A shopper rates, by their site's rules. Words of who is blocked are not taken here either. */
export function rateHere(deps: RelayDeps, who: Shopper, frame: Rate): Promise<Receipt | Refusal> {
  const settings = deps.settings.of(who.site);
  const site = { rules: settings.rating, hours: (group: string) => serviceHours(settings, group) };
  return rate(deps, who, frame, site, () => deps.blocks.of(who) !== undefined);
}
