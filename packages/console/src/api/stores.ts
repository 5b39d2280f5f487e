import type { Store } from '@shopbell/domain';
import { toHours } from './floor.ts';
import { fields, isNumber, isText, list, type Reader, toText } from './read.ts';

/** The site's stores, as its admins see them. */
export interface StoresView {
  stores: readonly Store[];
  /** How many places shoppers may type. */
  localities: number;
  /** The shop's, for hours that are new. */
  timeZone: string;
}

const toStore: Reader<Store> = (value) => {
  const { id, name, address, position, hours: raw, phone, services: all, maps: named } = fields(value) ?? {};
  const { lat, lng } = fields(position) ?? {};
  const [services, maps, hours] = [list(all, toText), fields(named), raw === undefined ? undefined : toHours(raw)];
  if (!isText(id) || !isText(name) || !isText(address) || !isNumber(lat) || !isNumber(lng)) return undefined;
  if (!services || !maps || (raw !== undefined && !hours)) return undefined;
  const ids = Object.entries(maps).filter((entry): entry is [string, string] => isText(entry[1]));
  return {
    id,
    name,
    address,
    position: { lat, lng },
    ...(hours && { hours }),
    ...(isText(phone) && { phone }),
    services,
    maps: Object.fromEntries(ids),
  };
};

export const toStores: Reader<StoresView> = (value) => {
  const { stores: all, localities, timeZone } = fields(value) ?? {};
  const stores = list(all, toStore);
  return stores && isNumber(localities) && isText(timeZone) ? { stores, localities, timeZone } : undefined;
};

/** A store that was written, as it is kept. */
export const toWritten: Reader<Store> = (value) => toStore(fields(value)?.store);

/** What a table of places would come to. */
export const toLocalities: Reader<number> = (value) => {
  const { localities } = fields(value) ?? {};
  return isNumber(localities) ? localities : undefined;
};
