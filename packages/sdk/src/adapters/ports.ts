import type { ClientPorts } from '../client/ports.ts';
import { pageWakes } from './page.ts';
import { webSocket } from './socket.ts';
import { systemChance, systemClock } from './system.ts';

/** What this browser or this Node offers. */
export const systemPorts: ClientPorts = {
  clock: systemClock,
  chance: systemChance,
  transport: webSocket,
  detour: () => import('./detour.ts'),
  wakes: pageWakes,
  later: () => import('./later.ts'),
};
