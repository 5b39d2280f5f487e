import { Id, Instant, SiteSlug } from '@shopbell/protocol';
import * as v from 'valibot';
import { DUTIES } from '../../../ports/site.ts';

/** Whom a session speaks for. */
const SelfShape = v.object({
  id: Id,
  name: v.string(),
  duty: v.picklist(DUTIES),
  site: v.object({ id: Id, slug: SiteSlug, name: v.string() }),
});

/** A session as its holder sees it. `expiresAt` is its absolute end; idle for 12 hours it ends earlier. */
export const SessionShape = v.object({ self: SelfShape, expiresAt: Instant });
