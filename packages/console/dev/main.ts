import { show } from './show.ts';
import { VIEWS } from './views.ts';

/** Plays a scene without a relay: `?scene=desk&lang=zh-CN#c/ID`, `&out` for the sign-in page, `&office=shop#groups` for an admin's, `&search=found#search?q=退货`, `&whole=here#overview`. */
const page = document.getElementById('console');
const query = new URLSearchParams(location.search);
const shown = page && !query.has('nothing') ? show(page, query) : undefined;
// For the console of the browser: `play.set({ connection: 'waiting' })`. For tests, from `?nothing`: every view, one after the other.
Object.assign(window, { play: shown?.play, played: { VIEWS, show } });
