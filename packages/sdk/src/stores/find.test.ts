import { describe, expect, it } from 'vitest';
import { findStores } from './find.ts';
import type { StoreQuery } from './types.ts';

const STORE = { id: 'H-1', name: 'Harbour', address: '1 Harbour Street', distanceM: 1234, open: true, turns: [9] };
const HERE = { position: { lat: 31.2, lng: 121.5 } };

/** Answers every request with this, and keeps them. */
function relay(status: number, body: unknown) {
  const asked: { url: string; init: RequestInit }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    asked.push({ url: String(url), init });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  return { asked, access: { endpoint: 'https://chat.example', site: 'shop', language: 'zh-CN', fetch } };
}

const codeOf = (given: Promise<unknown>) =>
  given.then(
    () => 'none',
    (error) => error.code,
  );

describe('finding stores', () => {
  it('[NR1] asks as a page of the site, and says nothing of the shopper but what it was given', async () => {
    const { asked, access } = relay(200, { others: [], near: 'Lisbon', stores: [STORE] });
    expect(await findStores(access, { ...HERE, limit: 3 })).toEqual({
      any: true,
      others: [],
      near: 'Lisbon',
      stores: [STORE],
    });
    const [{ url, init } = { url: '', init: {} }] = asked;
    expect(url).toBe('https://chat.example/api/v1/nearest-stores');
    expect(init).toMatchObject({
      method: 'POST',
      credentials: 'omit',
      headers: { 'shopbell-site': 'shop', 'content-type': 'application/json' },
    });
    expect(Object.keys(Object(init.headers))).toHaveLength(2);
    expect(JSON.parse(String(init.body))).toEqual({ ...HERE, limit: 3, locale: 'zh-CN' });
    await findStores({ ...access, apiKey: 'sbk' }, { place: 'Lisbon', locale: 'pt' });
    expect(asked[1]?.init.headers).toMatchObject({ 'shopbell-key': 'sbk' });
    expect(JSON.parse(String(asked[1]?.init.body))).toEqual({ place: 'Lisbon', locale: 'pt' });
  });

  it('[NR1] without a query asks only whether there are any', async () => {
    const { asked, access } = relay(200, { any: true });
    expect(await findStores(access)).toEqual({ any: true, others: [], stores: [] });
    expect(asked[0]?.init.method).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['neither', {}, 'bad_option'],
    ['both', { ...HERE, place: 'x' }, 'bad_option'],
    ['no degrees', { position: { lat: '1', lng: 2 } }, 'bad_option'],
    ['a place off the earth', { position: { lat: 91, lng: 2 } }, 'bad_option'],
    ['not a number', { position: { lat: Number.NaN, lng: 2 } }, 'bad_option'],
    ['an empty place', { place: ' ' }, 'bad_option'],
    ['a place that is no text', { place: 5 }, 'bad_option'],
  ])('[NR2] refuses %s before anything is sent', async (_, query, code) => {
    const { asked, access } = relay(200, {});
    expect(await codeOf(findStores(access, query as StoreQuery))).toBe(code);
    expect(asked).toEqual([]);
  });

  it.each<[string, number, unknown, string]>([
    ['what the relay says', 429, { code: 'rate_limited', retryAfterMs: 500 }, 'rate_limited'],
    ['an answer that is none', 200, 'gateway', 'offline'],
    ['an answer of another shape', 200, { stores: [{ id: 1 }] }, 'offline'],
    ['a refusal of nobody’s', 502, { oops: true }, 'offline'],
  ])('[NR2] rejects with %s', async (_, status, body, code) => {
    expect(await codeOf(findStores(relay(status, body).access, HERE))).toBe(code);
  });

  it('[NR2] rejects with offline where nobody is reached, and later with when to come again', async () => {
    const access = { ...relay(200, {}).access, fetch: () => Promise.reject(new TypeError('net')) };
    expect(await codeOf(findStores(access, HERE))).toBe('offline');
    const limited = relay(429, { code: 'rate_limited', retryAfterMs: 500 });
    await expect(findStores(limited.access, HERE)).rejects.toMatchObject({ retry: 'later', retryAfterMs: 500 });
  });
});
