import { fields, isNumber, isText, list, type Reader } from './read.ts';

/** A store by the merchant's number, and by its name as long as it is listed. */
export interface NamedStore {
  id: string;
  name?: string;
}

export interface FoundStore extends NamedStore {
  address: string;
  /** From the place that was typed, in m. */
  distanceM?: number;
}

/** A code that this redeemed. Instants are epoch ms. */
export interface RedeemedCode {
  redeemedAt: number;
  at: NamedStore;
  /** The one it was sent to. */
  store: NamedStore;
  note?: string;
}

/** How a code stands. */
export interface CodeView {
  state: 'sent' | 'opened' | 'redeemed' | 'expired';
  store: NamedStore;
  redeemed?: { redeemedAt: number; at: NamedStore };
}

/** What became of the shoppers sent on a day, by one agent or by themselves, to one store. */
export interface VisitRow {
  day: string;
  agent?: NamedStore;
  store: NamedStore;
  sent: number;
  opened: number;
  redeemed: number;
}

/** A store's way into the chat and its link for codes. */
export interface DoorView {
  store: string;
  door?: { url: string; group?: string };
  /** Since when its link is good, epoch ms. */
  link?: { since: number };
  /** Where it gets notes about shoppers who agreed. */
  mail?: string;
}

const toNamed: Reader<NamedStore> = (value) => {
  const { id, name } = fields(value) ?? {};
  return isText(id) ? { id, ...(isText(name) ? { name } : {}) } : undefined;
};

const toFound: Reader<FoundStore> = (value) => {
  const store = toNamed(value);
  const { address, distanceM } = fields(value) ?? {};
  if (!store || !isText(address)) return undefined;
  return { ...store, address, ...(isNumber(distanceM) ? { distanceM } : {}) };
};

export const toFoundStores: Reader<readonly FoundStore[]> = (value) => list(fields(value)?.stores, toFound);

export const toRedeemed: Reader<RedeemedCode> = (value) => {
  const { redeemedAt, at: where, store: sentTo, note } = fields(value) ?? {};
  const [at, store] = [toNamed(where), toNamed(sentTo)];
  if (!isNumber(redeemedAt) || !at || !store) return undefined;
  return { redeemedAt, at, store, ...(isText(note) ? { note } : {}) };
};

const STATES = ['sent', 'opened', 'redeemed', 'expired'] as const;

export const toCode: Reader<CodeView> = (value) => {
  const { state: given, store: sentTo, redeemed: before } = fields(value) ?? {};
  const [state, store] = [STATES.find((one) => one === given), toNamed(sentTo)];
  if (!state || !store) return undefined;
  const { redeemedAt, at: where } = fields(before) ?? {};
  const at = toNamed(where);
  return { state, store, ...(isNumber(redeemedAt) && at ? { redeemed: { redeemedAt, at } } : {}) };
};

const toVisit: Reader<VisitRow> = (value) => {
  const { day, agent: sentBy, store: sentTo, sent, opened, redeemed } = fields(value) ?? {};
  const [agent, store] = [toNamed(sentBy), toNamed(sentTo)];
  if (!isText(day) || !store || !isNumber(sent) || !isNumber(opened) || !isNumber(redeemed)) return undefined;
  return { day, store, sent, opened, redeemed, ...(agent ? { agent } : {}) };
};

export const toVisits: Reader<readonly VisitRow[]> = (value) => list(fields(value)?.rows, toVisit);

export const toDoor: Reader<DoorView> = (value) => {
  const { store, door: way, link: codes, mail } = fields(value) ?? {};
  if (!isText(store)) return undefined;
  const { url, group } = fields(way) ?? {};
  const { since } = fields(codes) ?? {};
  return {
    store,
    ...(isText(url) ? { door: { url, ...(isText(group) ? { group } : {}) } } : {}),
    ...(isNumber(since) ? { link: { since } } : {}),
    ...(isText(mail) ? { mail } : {}),
  };
};

export const toDoors: Reader<readonly DoorView[]> = (value) => list(fields(value)?.doors, toDoor);

export const toUrl: Reader<string> = (value) => {
  const { url } = fields(value) ?? {};
  return isText(url) ? url : undefined;
};
