import { createExtras as extrasOver } from '../extras/extras.ts';
import type { ExtrasPart } from '../extras/ports.ts';
import { UPLOADS } from '../limits.ts';
import { deviceStore } from './device.ts';
import { isThere } from './idb-store.ts';

/** What few pages call, in this browser. */
export const createExtras: ExtrasPart['createExtras'] = (
  ports,
  options,
  events,
  client,
  person,
  hooks,
  beside,
  keep,
  view,
) =>
  extrasOver(
    { ports, options, events, client, person, hooks, beside, keep, view },
    (kind) => {
      const { name } = ports.device;
      // A store of its own: the client's tells other tabs that somebody has left.
      deviceStore(name, kind).clear();
      if (kind !== 'persistent') return;
      try {
        for (const each of [name, name + UPLOADS]) indexedDB.deleteDatabase(each);
      } catch {
        // Where there is no storage nothing is in it.
      }
    },
    (name) => isThere(name).catch(() => false),
  );
