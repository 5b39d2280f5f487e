import { ACTING } from './acting.ts';
import { CARDS } from './cards.ts';
import { FINDING } from './finding.ts';
import { LEAVING } from './leaving.ts';
import { RATING } from './rating.ts';
import { SAID } from './said.ts';
import type { Scenes } from './scene.ts';
import { STANDING } from './standing.ts';

/** Everything there is to see of the widget, by name. What is added to a table is looked at by itself. */
export const SCENES: Scenes = { ...STANDING, ...SAID, ...CARDS, ...ACTING, ...LEAVING, ...FINDING, ...RATING };
