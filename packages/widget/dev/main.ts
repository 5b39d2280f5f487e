import { SCENES } from '../src/testing/scenes/index.ts';
import { show } from '../src/testing/scenes/show.ts';

/** Plays a scene without a relay: `?scene=menu&locale=ar&theme=dark&dir=rtl`; `locale=pseudo` shows what no language says. */
const { scene, ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
if (scene) void show(scene, attributes);
// For tests, which show one after the other.
Object.assign(window, { played: { names: Object.keys(SCENES), show } });
