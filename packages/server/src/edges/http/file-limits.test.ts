import { beforeEach, describe, expect, it } from 'vitest';
import { FILES_A_MINUTE } from '../../app/address-budget.ts';
import { hashSecret } from '../../auth/secrets.ts';
import { id, NOON } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const TOKEN = 'T'.repeat(43);
const OTHER = 'U'.repeat(43);
const NOTE = { name: 'note.txt', type: 'text/plain', bytes: 9 };

describe('how much may be uploaded', () => {
  let rig: Awaited<ReturnType<typeof createHttpRig>>;
  let now: number;
  const device = (token = TOKEN) => ({
    origin: 'https://shop.example',
    'shopbell-site': 'shop',
    'shopbell-device': token,
  });

  beforeEach(async () => {
    now = NOON;
    rig = await createHttpRig({ now: () => now });
  });

  async function call(path: string, body: object | string, headers: Record<string, string> = device()) {
    const isPart = typeof body === 'string';
    const type = isPart ? 'application/octet-stream' : 'application/json';
    const answer = await rig.request(path, {
      method: isPart ? 'PATCH' : 'POST',
      headers: { 'content-type': type, ...headers },
      body: isPart ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    const json: Record<string, unknown> = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: answer.status, json };
  }
  const post = (body: object, headers = device()) => call('/api/v1/files', body, headers);
  const announce = async (file: object, headers = device()) => String((await post(file, headers)).json.id);
  const append = (file: string, offset: number, part: string, headers = device()) =>
    call(`/api/v1/files/${file}`, part, { ...headers, 'upload-offset': `${offset}` });

  it('[FI5] holds its bounds for a person, and for whoever makes persons up', async () => {
    const big = { name: 'x.png', type: 'image/png', bytes: 10 * 1024 * 1024 };
    const statuses = await Promise.all(Array.from({ length: 7 }, () => post(big)));
    expect(statuses.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 429, 429]);
    const small = { name: 'x.png', type: 'image/png', bytes: 1 };
    let code: unknown;
    for (let n = 0; n < 9000 && code !== 'quota_reached'; n++) {
      const made = device(String(n).padStart(43, '0'));
      code = (await post(small, made)).json.code;
      now += 1000;
    }
    expect(code).toBe('quota_reached');
  });

  it('[FI5] counts a network that one customer has as one address', async () => {
    const big = { name: 'x.png', type: 'image/png', bytes: 10 * 1024 * 1024 };
    const codes: unknown[] = [];
    for (let n = 0; n < 51; n++) {
      const made = device(String(n).padStart(43, '0'));
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...made },
        body: JSON.stringify(big),
      };
      const answer = await rig.request('/api/v1/files', init, `2001:db8:1:2:${n.toString(16)}::1`);
      codes.push(((await answer.json()) as { code?: string }).code);
    }
    expect(codes.filter(Boolean)).toEqual(['quota_reached']);
  });

  it('[FI5] says when to go on to who announces too many files at once', async () => {
    const small = { name: 'x.png', type: 'image/png', bytes: 1 };
    for (let n = 0; n < FILES_A_MINUTE; n++) expect((await post(small)).status).toBe(201);
    const late = await post(small);
    expect([late.status, late.json.code]).toEqual([429, 'rate_limited']);
    now += Number(late.json.retryAfterMs);
    expect((await post(small)).status).toBe(201);
  });

  it('[FI12] keeps room of the site for its agents, and fills none by what is only announced', async () => {
    const size = 8 * 1024 * 1024;
    const big = { name: 'x.png', type: 'image/png', bytes: size };
    const made = (n: number) => device(String(n).padStart(43, '0'));
    for (let n = 0; n < 30; n++) expect(await announce(big, made(n))).toMatch(/^[0-9a-z]{20}$/);
    const chunk = 'x'.repeat(1024 * 1024);
    let refusal: Awaited<ReturnType<typeof append>> | undefined;
    for (let n = 0; n < 12 && !refusal; n++) {
      const file = await announce(big, made(100 + n));
      if (file === 'undefined') break;
      for (let at = 0; at < size && !refusal; at += chunk.length) {
        const answer = await append(file, at, chunk, made(100 + n));
        if (answer.status !== 204) refusal = answer;
      }
    }
    const full = await post(big, made(99));
    expect([full.status, full.json.code]).toEqual([429, 'quota_reached']);
    const agent = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    expect((await call('/api/v1/files', big, agent)).status).toBe(201);
  });

  it('[BL10] takes no file of who is blocked, at their device or as the member whose device it is', async () => {
    const of = (token: string) => post(NOTE, device(token));
    const put = (n: number, token: string, more: object = {}) =>
      rig.store.commit(SITE, [], () => ({
        changes: [{ put: 'device', device: { participant: id('p', n), tokenHash: hashSecret(token), ...more } }],
        result: undefined,
      }));
    await put(1, TOKEN);
    await put(2, OTHER, { member: { id: 'm1' } });
    const by = { id: '01kafzagnt00000000a1', name: 'Li Na' };
    for (const person of [`p:${id('p', 1)}`, 'm:m1'] as const) {
      const block = { by, reason: 'Abuse', at: now, until: now + 1000 };
      await rig.shoppers.write(SITE, person, { set: 'block', block });
    }
    expect((await of(TOKEN)).json.code).toBe('blocked');
    expect((await of(OTHER)).json.code).toBe('blocked');
    expect((await of('V'.repeat(43))).status).toBe(201);
    now += 1000;
    expect([(await of(TOKEN)).status, (await of(OTHER)).status]).toEqual([201, 201]);
  });
});
