import type { Ports } from '../ports.ts';
import { pageWakes } from './page.ts';
import { webSocket } from './socket.ts';
import { systemChance, systemClock } from './system.ts';

/** What this browser or this Node offers. */
export const systemPorts: Ports = {
  clock: systemClock,
  chance: systemChance,
  transport: webSocket,
  detour: () => import('./detour.ts'),
  wakes: pageWakes,
};
