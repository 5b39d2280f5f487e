import type { Bus } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Settings } from '../ports/settings.ts';
import type { Staffing } from '../ports/staffing.ts';
import type { Store } from '../ports/store.ts';
import type { OpenBoard } from './board.ts';

/** What the routing works with. */
export interface RouterDeps {
  store: Store;
  clock: Clock;
  bus: Bus;
  settings: Settings;
  staffing: Staffing;
  board: OpenBoard;
  log: Log;
}
