import type { Extra } from '../../sim/extras.ts';
import type { Sign } from '../../sim/signs.ts';

/**
 * A guard of the product, and the text that switches it off. Nothing in product code knows of this: the text is replaced
 * while the file is loaded (`hook.ts`).
 */
export interface Plant {
  readonly name: string;
  /** Relative to the root. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The rule of the delivery contract that it breaks. */
  readonly rule: string;
  /** What goes wrong then, in one phrase. */
  readonly what: string;
  /** What the simulation must show with it: anything else that goes wrong does not count as found. */
  readonly shows?: Sign;
  /** False where the simulation cannot meet it: it has its own disk, and no browser. True unless said. */
  readonly inSim?: boolean;
  /** True where it takes several tabs to miss it. */
  readonly tabs?: boolean;
  /** What it takes of what is in some worlds only; none of it unless said. */
  readonly extra?: Extra;
}
