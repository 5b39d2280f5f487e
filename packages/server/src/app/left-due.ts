import { dueAfter } from '@shopbell/domain';
import { type SiteSettings, serviceHours } from '../ports/settings.ts';

/** By when a message that is left now is to be answered: in service time, where there are hours. Undefined: service has ended for good. */
export function leftDueAt(settings: SiteSettings, group: string | undefined, now: number): number | undefined {
  const hours = serviceHours(settings, group);
  return hours ? dueAfter(hours, now, settings.leftReplyWithinMs) : now + settings.leftReplyWithinMs;
}
