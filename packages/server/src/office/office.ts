import type { OfficeDeps } from './deps.ts';
import { createFloorDesk, type FloorDesk } from './floor-desk.ts';
import { createLogDesk, type LogDesk } from './log-desk.ts';
import { createSiteDesk, type SiteDesk } from './site-desk.ts';

/** All that admins set about their site, beside its people, and what became of it. */
export interface Office {
  floor: FloorDesk;
  site: SiteDesk;
  siteLog: LogDesk;
}

export const createOffice = (deps: OfficeDeps): Office => ({
  floor: createFloorDesk(deps),
  site: createSiteDesk(deps),
  siteLog: createLogDesk(deps),
});
