import type { Bridge } from '../bridge.ts';
import type { Stage } from './stage.contract.ts';

/** The bridge of a widget whose panel is there. */
export const bridgeOf = (on: Stage): Bridge => on.get<HTMLElement & { bridge: Bridge }>('shop-bell-panel').bridge;
