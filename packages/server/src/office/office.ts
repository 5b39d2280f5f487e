import type { OfficeDeps } from './deps.ts';
import { createFloorDesk, type FloorDesk } from './floor-desk.ts';
import { createLeftDesk, type LeftDesk } from './left-desk.ts';
import { createLogDesk, type LogDesk } from './log-desk.ts';
import { createLookDesk, type LookDesk } from './look-desk.ts';
import { createRatingDesk, type RatingDesk } from './rating-desk.ts';
import { createReplyDesk, type ReplyDesk } from './reply-desk.ts';
import { createSiteDesk, type SiteDesk } from './site-desk.ts';
import { createStoreDesk, type StoreDesk } from './store-desk.ts';

/** All that is set about a site, beside its people, and what became of it. */
export interface Office {
  floor: FloorDesk;
  site: SiteDesk;
  siteLog: LogDesk;
  look: LookDesk;
  rating: RatingDesk;
  left: LeftDesk;
  readyReplies: ReplyDesk;
  storeDesk: StoreDesk;
}

export const createOffice = (deps: OfficeDeps): Office => ({
  floor: createFloorDesk(deps),
  site: createSiteDesk(deps),
  siteLog: createLogDesk(deps),
  look: createLookDesk(deps),
  rating: createRatingDesk(deps),
  left: createLeftDesk(deps),
  readyReplies: createReplyDesk(deps),
  storeDesk: createStoreDesk(deps),
});
