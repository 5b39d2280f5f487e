import { fields, isNumber, isText, list, type Reader, toText } from './read.ts';

/** A key of the shop, without its secret. Instants in epoch ms. */
export interface SiteKey {
  id: string;
  use: 'member' | 'api';
  createdAt: number;
  retiredAt?: number;
}
/** What is set about the shop. Origins are scheme, host and port, to the letter. */
export interface SiteFields {
  name: string;
  timeZone: string;
  origins: readonly string[];
}
export interface SiteView extends SiteFields {
  slug: string;
  /** The demo shop: any page of this machine may open it. */
  anyLocalhost: boolean;
  keys: readonly SiteKey[];
}
/** Told once. */
export interface NewKey {
  id: string;
  secret: string;
}

const toKey: Reader<SiteKey> = (value) => {
  const { id, use, createdAt, retiredAt } = fields(value) ?? {};
  if (!isText(id) || !isNumber(createdAt) || (use !== 'member' && use !== 'api')) return undefined;
  return { id, use, createdAt, ...(isNumber(retiredAt) ? { retiredAt } : {}) };
};

export const toSite: Reader<SiteView> = (value) => {
  const { slug, name, timeZone, origins: raw, anyLocalhost, keys: all } = fields(value) ?? {};
  const [origins, keys] = [list(raw, toText), list(all, toKey)];
  return isText(slug) && isText(name) && isText(timeZone) && origins && keys && typeof anyLocalhost === 'boolean'
    ? { slug, name, timeZone, origins, anyLocalhost, keys }
    : undefined;
};

export const toNewKey: Reader<NewKey> = (value) => {
  const { id, secret } = fields(value) ?? {};
  return isText(id) && isText(secret) ? { id, secret } : undefined;
};
