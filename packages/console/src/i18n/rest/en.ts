import { enCardsRest } from './en-cards.ts';
import { enCompanyRest } from './en-company.ts';
import { enComposerRest } from './en-composer.ts';
import { enFaultsRest } from './en-faults.ts';
import { enFloorRest } from './en-floor.ts';
import { enGuardRest } from './en-guard.ts';
import { enHandoverRest } from './en-handover.ts';
import { enKeysRest } from './en-keys.ts';
import { enLeftRest } from './en-left.ts';
import { enLogRest } from './en-log.ts';
import { enLookRest } from './en-look.ts';
import { enNoticesRest } from './en-notices.ts';
import { enOverviewRest } from './en-overview.ts';
import { enPaletteRest } from './en-palette.ts';
import { enPanesRest } from './en-panes.ts';
import { enPeopleRest } from './en-people.ts';
import { enProblemsRest } from './en-problems.ts';
import { enPromisesRest } from './en-promises.ts';
import { enRatingRest } from './en-rating.ts';
import { enReadyRest } from './en-ready.ts';
import { enSearchRest } from './en-search.ts';
import { enShoppersRest } from './en-shoppers.ts';
import { enShopsRest } from './en-shops.ts';
import { enSummaryRest } from './en-summary.ts';
import { enTablesRest } from './en-tables.ts';
import { enVisitsRest } from './en-visits.ts';

/** The strings that come with the first page, dialog or other part that comes later. */
export const enRest = {
  ...enFloorRest,
  ...enLeftRest,
  ...enLogRest,
  ...enShopsRest,
  ...enFaultsRest,
  ...enPeopleRest,
  ...enGuardRest,
  ...enLookRest,
  ...enShoppersRest,
  ...enNoticesRest,
  ...enOverviewRest,
  ...enPaletteRest,
  ...enPanesRest,
  ...enSearchRest,
  ...enReadyRest,
  ...enKeysRest,
  ...enHandoverRest,
  ...enCompanyRest,
  ...enComposerRest,
  ...enProblemsRest,
  ...enPromisesRest,
  ...enRatingRest,
  ...enSummaryRest,
  ...enCardsRest,
  ...enTablesRest,
  ...enVisitsRest,
};

export type Rest = typeof enRest;
