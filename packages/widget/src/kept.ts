import { type Consent, type DeviceStore, deviceStore } from '@shopbell/sdk';

/** What the widget keeps on the device beside the SDK: each under a key of its own, as long as the shopper's consent goes. */
export interface Kept {
  /** The place up to which the shopper has read here. */
  readonly read: DeviceStore;
  /** Half-typed words. Of this tab alone: tabs share a talk, not what is being written. */
  readonly words: DeviceStore;
  /** What stands in the form of a message that is left. Of this tab alone like the words beside it. */
  readonly form: DeviceStore;
  /** What the shopper chose to be told by. */
  readonly alerts: DeviceStore;
  /** Which asks for a rating the shopper has put off. */
  readonly putOff: DeviceStore;
  /** What the SDK remembers of the person. Read, never written. */
  readonly person: DeviceStore;
  /** Keeps it in another place from here on. */
  move(kind: Consent): void;
}

/** @param storage where it is kept beside the memory */
export function keptOf(endpoint: string, site: string, storage: Consent): Kept {
  const read = deviceStore(`shopbell-read:${site}`, storage);
  const words = deviceStore(`shopbell-draft:${site}`, inTab(storage));
  const form = deviceStore(`${words.name}:leave`, words.kind);
  const alerts = deviceStore(`shopbell-alerts:${site}`, storage);
  const putOff = deviceStore(`shopbell-later:${site}`, storage);
  const person = deviceStore(`shopbell:${endpoint}:${site}`, storage);
  return {
    read,
    words,
    form,
    alerts,
    putOff,
    person,
    move(kind) {
      person.kind = kind;
      put(read, kind);
      put(alerts, kind);
      put(putOff, kind);
      put(words, inTab(kind));
      put(form, inTab(kind));
    },
  };
}

const inTab = (kind: Consent): Consent => (kind === 'none' ? kind : 'session');

function put(store: DeviceStore, kind: Consent): void {
  const value = store.read();
  store.clear();
  store.kind = kind;
  if (value) store.write(value);
}
