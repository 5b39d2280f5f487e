import type { Rest } from './en.ts';
import { zhCardsRest } from './zh-cn-cards.ts';
import { zhCompanyRest } from './zh-cn-company.ts';
import { zhComposerRest } from './zh-cn-composer.ts';
import { zhFaultsRest } from './zh-cn-faults.ts';
import { zhFloorRest } from './zh-cn-floor.ts';
import { zhGuardRest } from './zh-cn-guard.ts';
import { zhHandoverRest } from './zh-cn-handover.ts';
import { zhKeysRest } from './zh-cn-keys.ts';
import { zhLeftRest } from './zh-cn-left.ts';
import { zhLogRest } from './zh-cn-log.ts';
import { zhLookRest } from './zh-cn-look.ts';
import { zhNoticesRest } from './zh-cn-notices.ts';
import { zhOverviewRest } from './zh-cn-overview.ts';
import { zhPaletteRest } from './zh-cn-palette.ts';
import { zhPanesRest } from './zh-cn-panes.ts';
import { zhPeopleRest } from './zh-cn-people.ts';
import { zhProblemsRest } from './zh-cn-problems.ts';
import { zhPromisesRest } from './zh-cn-promises.ts';
import { zhRatingRest } from './zh-cn-rating.ts';
import { zhReadyRest } from './zh-cn-ready.ts';
import { zhSearchRest } from './zh-cn-search.ts';
import { zhShoppersRest } from './zh-cn-shoppers.ts';
import { zhShopsRest } from './zh-cn-shops.ts';
import { zhSummaryRest } from './zh-cn-summary.ts';
import { zhTablesRest } from './zh-cn-tables.ts';
import { zhVisitsRest } from './zh-cn-visits.ts';

export const zhRest: Rest = {
  ...zhFloorRest,
  ...zhLeftRest,
  ...zhLogRest,
  ...zhShopsRest,
  ...zhFaultsRest,
  ...zhPeopleRest,
  ...zhGuardRest,
  ...zhLookRest,
  ...zhShoppersRest,
  ...zhNoticesRest,
  ...zhOverviewRest,
  ...zhPaletteRest,
  ...zhPanesRest,
  ...zhSearchRest,
  ...zhReadyRest,
  ...zhKeysRest,
  ...zhHandoverRest,
  ...zhCompanyRest,
  ...zhComposerRest,
  ...zhProblemsRest,
  ...zhPromisesRest,
  ...zhRatingRest,
  ...zhSummaryRest,
  ...zhCardsRest,
  ...zhTablesRest,
  ...zhVisitsRest,
};
