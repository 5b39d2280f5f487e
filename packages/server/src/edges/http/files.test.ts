import { beforeEach, describe, expect, it } from 'vitest';
import { hashSecret } from '../../auth/secrets.ts';
import { act, begin, id, NOON, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const TOKEN = 'T'.repeat(43);
const OTHER = 'U'.repeat(43);
const SHOP = 'https://shop.example';
const C1 = id('c', 1);
const TEXT = 'hello, this is a note\n'.repeat(20);
const NOTE = { name: 'note 备注.txt', type: 'text/plain', bytes: TEXT.length };

type Init = { body?: object | string; headers?: Record<string, string> };

describe('files over HTTP', () => {
  let rig: Awaited<ReturnType<typeof createHttpRig>>;
  let now: number;
  /** A shopper's page, by the headers it sends. */
  const device = (token = TOKEN, more: Record<string, string> = {}) => ({
    origin: SHOP,
    'shopbell-site': 'shop',
    'shopbell-device': token,
    ...more,
  });

  beforeEach(async () => {
    now = NOON;
    rig = await createHttpRig({ now: () => now });
  });

  async function call(method: string, path: string, { body, headers = device() }: Init = {}) {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json';
    const answer = await rig.request(path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json: Record<string, unknown> = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: answer.status, json, text, headers: answer.headers, offset: answer.headers.get('upload-offset') };
  }
  const announce = async (file: object = NOTE, headers = device()) =>
    String((await call('POST', '/api/v1/files', { body: file, headers })).json.id);
  const append = (file: string, offset: number, body: string, headers = device()) =>
    call('PATCH', `/api/v1/files/${file}`, { body, headers: { ...headers, 'upload-offset': `${offset}` } });
  const finish = (file: string, headers = device()) => call('POST', `/api/v1/files/${file}/finish`, { headers });
  const upload = async (headers = device()) => {
    const file = await announce(NOTE, headers);
    await append(file, 0, TEXT, headers);
    return { file, answer: await finish(file, headers) };
  };

  it('[FI4] takes a file in parts, and says how far it is', async () => {
    const announced = await call('POST', '/api/v1/files', { body: NOTE });
    expect([announced.status, announced.json, announced.offset]).toEqual([
      201,
      { id: announced.json.id, state: 'uploading', offset: 0, bytes: TEXT.length },
      '0',
    ]);
    const file = String(announced.json.id);
    expect(await append(file, 0, TEXT.slice(0, 7))).toMatchObject({ status: 204, offset: '7' });
    expect(await call('HEAD', `/api/v1/files/${file}`)).toMatchObject({ status: 200, offset: '7' });
    expect(await finish(file)).toMatchObject({ status: 409, json: { code: 'file_unfinished' } });
    expect(await append(file, 7, TEXT.slice(7))).toMatchObject({ status: 204, offset: `${TEXT.length}` });
    const shared = { id: file, name: NOTE.name, type: 'text/plain', bytes: TEXT.length };
    expect(await finish(file)).toMatchObject({ status: 200, json: shared });
    expect(await finish(file)).toMatchObject({ status: 200, json: shared });
    expect((await call('GET', `/api/v1/files/${file}`)).json).toMatchObject({ state: 'ready', file: shared });
  });

  it('[FI4] goes on from every place where it was cut, and from no other', async () => {
    for (let cut = 0; cut <= TEXT.length; cut += 37) {
      const file = await announce();
      await append(file, 0, TEXT.slice(0, cut));
      for (const wrong of [cut - 1, cut + 1, 0].filter((each) => each >= 0 && each !== cut)) {
        expect(await append(file, wrong, 'x')).toMatchObject({
          status: 409,
          json: { code: 'wrong_offset' },
          offset: `${cut}`,
        });
      }
      if (cut < TEXT.length) await append(file, cut, TEXT.slice(cut));
      expect([cut, (await finish(file)).status]).toEqual([cut, 200]);
      expect(
        new TextDecoder().decode(await new Response((await rig.kept.files.read(file, 'whole'))?.stream()).bytes()),
      ).toBe(TEXT);
    }
  });

  it('[FI4] takes no byte beyond what was announced, or after the end', async () => {
    const { file } = await upload();
    expect(await append(file, TEXT.length, 'x')).toMatchObject({ status: 409, json: { code: 'file_finished' } });
    const other = await announce();
    expect(await append(other, 0, `${TEXT}x`)).toMatchObject({
      status: 413,
      json: { code: 'file_too_large' },
      offset: '0',
    });
    expect(await append(other, 0, 'x'.repeat(1024 * 1024 + 1))).toMatchObject({
      status: 413,
      json: { code: 'frame_too_large' },
    });
    for (const bad of ['-1', '1.5', 'x', '', '9'.repeat(20)]) {
      const headers = { ...device(), 'upload-offset': bad };
      expect(await call('PATCH', `/api/v1/files/${other}`, { body: 'x', headers })).toMatchObject({ status: 400 });
    }
  });

  it('[FI4] is finished once by two at once', async () => {
    let cleaned = 0;
    rig = await createHttpRig({
      now: () => now,
      cleaner: {
        async clean(_, load) {
          cleaned += 1;
          return { whole: await load() };
        },
        close: async () => {},
      },
    });
    const file = await announce();
    await append(file, 0, TEXT);
    const [a, b] = await Promise.all([finish(file), finish(file)]);
    expect([a.status, b.status, cleaned]).toEqual([200, 200, 1]);
    expect(a.json).toEqual(b.json);
  });

  it.each([
    [{ name: 'x.svg', type: 'image/svg+xml', bytes: 9 }, 415, 'file_type_refused'],
    [{ name: '../x.png', type: 'image/png', bytes: 9 }, 422, 'file_name_refused'],
    [{ name: 'x.png', type: 'image/jpeg', bytes: 9 }, 422, 'file_mismatch'],
    [{ name: 'x.png', type: 'image/png', bytes: 0 }, 422, 'file_broken'],
    [{ name: 'x.png', type: 'image/png', bytes: 10 * 1024 * 1024 + 1 }, 413, 'file_too_large'],
    [{ name: 'x.png', type: 'image/png', bytes: -1 }, 400, 'bad_frame'],
    [{ name: { toString: 'x.png' }, type: 'image/png', bytes: 9 }, 400, 'bad_frame'],
    [{ name: ['x.png'], type: 'image/png', bytes: 9 }, 400, 'bad_frame'],
  ])('[FI1] refuses %j by name', async (file, status, code) => {
    expect(await call('POST', '/api/v1/files', { body: file })).toMatchObject({ status, json: { code } });
  });

  it('[FI1] refuses bytes that begin as another file, and keeps none of them', async () => {
    const file = await announce({ name: 'x.png', type: 'image/png', bytes: TEXT.length });
    await append(file, 0, TEXT);
    expect(await finish(file)).toMatchObject({ status: 422, json: { code: 'file_mismatch' } });
    expect(await finish(file)).toMatchObject({ status: 422, json: { code: 'file_mismatch' } });
    expect((await call('GET', `/api/v1/files/${file}`)).json).toMatchObject({
      state: 'refused',
      problem: 'file_mismatch',
    });
    expect(await rig.kept.files.length(file)).toBe(0);
  });

  it('[FI6] tells nobody else of a file, by any route', async () => {
    const mine = await announce();
    const said = (await upload()).file;
    const agent = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    for (const file of [mine, said]) {
      for (const headers of [device(OTHER), agent]) {
        expect(await call('GET', `/api/v1/files/${file}`, { headers })).toMatchObject({
          json: { code: 'file_unknown' },
        });
        expect(await append(file, 0, 'x', headers as never)).toMatchObject({ json: { code: 'file_unknown' } });
        expect(await finish(file, headers as never)).toMatchObject({ json: { code: 'file_unknown' } });
        expect(await call('DELETE', `/api/v1/files/${file}`, { headers })).toMatchObject({
          json: { code: 'file_unknown' },
        });
      }
    }
    for (const file of ['x', '..%2f..%2fetc', '01kafzs1te0000000009']) {
      expect(await call('GET', `/api/v1/files/${file}`)).toMatchObject({ status: 404, json: { code: 'file_unknown' } });
    }
  });

  it('takes one back that was not said', async () => {
    const { file } = await upload();
    expect((await call('DELETE', `/api/v1/files/${file}`)).status).toBe(204);
    expect(await rig.kept.files.read(file, 'whole')).toBeUndefined();
    expect(await finish(file)).toMatchObject({ status: 404 });
  });

  describe('from a shop’s page', () => {
    it('[FI9] is asked for by exact Origin, with the secret in a header', async () => {
      const post = (headers: Record<string, string>) => call('POST', '/api/v1/files', { body: NOTE, headers });
      const good = await post(device());
      expect(good.headers.get('access-control-allow-origin')).toBe(SHOP);
      expect(good.headers.get('vary')).toContain('origin');
      expect(good.headers.get('access-control-allow-credentials')).toBeNull();
      for (const origin of [
        'https://shop.example.evil',
        'http://shop.example',
        'null',
        'https://shop.example:444',
        PUBLIC_URL,
      ]) {
        const refused = await post({ ...device(), origin });
        expect([origin, refused.json.code]).toEqual([origin, 'origin_refused']);
        expect(refused.headers.get('access-control-allow-origin')).toBeNull();
      }
      const { origin: _, ...none } = device();
      expect((await post(none)).json.code).toBe('key_required');
      expect((await post({ ...none, 'shopbell-key': 'sbk_wrong' })).json.code).toBe('key_invalid');
      expect((await post({ ...device(), 'shopbell-site': 'nowhere' })).json.code).toBe('site_unknown');
      expect((await post({ ...device(), 'shopbell-device': 'short' })).json.code).toBe('session_invalid');
      expect((await post({ origin: SHOP, 'shopbell-site': 'shop' })).json.code).toBe('session_invalid');
      expect((await post({ ...device(), 'shopbell-member': 'e30.e30.x' })).json.code).toBe('jwt_invalid');
    });

    it('[FI9] takes no secret from an address or a cookie', async () => {
      const path = `/api/v1/files?shopbell-device=${TOKEN}&device=${TOKEN}`;
      const headers = { origin: SHOP, 'shopbell-site': 'shop', cookie: `shopbell-device=${TOKEN}` };
      expect((await call('POST', path, { body: NOTE, headers })).json.code).toBe('session_invalid');
      // An agent's cookie is no good on a shop's page, with a shopper's headers or without.
      const cookie = await rig.cookie();
      expect((await call('POST', '/api/v1/files', { body: NOTE, headers: { origin: SHOP, cookie } })).json.code).toBe(
        'origin_refused',
      );
    });

    it('[FI9] is told beforehand what it may send', async () => {
      const answer = await call('OPTIONS', '/api/v1/files/x', { headers: { origin: SHOP } });
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
      expect(answer.headers.get('access-control-allow-headers')).toContain('shopbell-device');
      const forged = await call('OPTIONS', '/api/v1/files/x', { headers: { origin: 'null' } });
      expect(forged.headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('a file that was said', () => {
    let file: string;
    const place = { conversation: C1, seq: 3 };
    const put = (n: number, token: string) =>
      rig.store.commit(SITE, [], () => ({
        changes: [{ put: 'device', device: { participant: id('p', n), tokenHash: hashSecret(token) } }],
        result: undefined,
      }));

    beforeEach(async () => {
      await begin(rig.store, 1, { site: SITE });
      await put(1, TOKEN);
      await put(2, OTHER);
      file = (await upload()).file;
      const shared = { id: file, name: NOTE.name, type: 'text/plain', bytes: TEXT.length } as const;
      await act(
        rig.store,
        C1,
        { do: 'ask', by: shopper(), cid: '019aa3f8-0000-7000-8000-00000000f001', text: '', file: shared },
        SITE,
      );
      await rig.kept.book.said(SITE, file, place);
    });

    const links = async (headers: Record<string, string> = device(), seqs: readonly number[] = [2, 3, 9]) =>
      call('POST', `/api/v1/conversations/${C1}/links`, { body: { seqs }, headers });
    const urlOf = async (): Promise<string> => {
      const [link] = (await links()).json.links as { url: string }[];
      return link?.url ?? '';
    };

    it('[FI7] is shown to who may read the message, by a link for ten minutes', async () => {
      const answer = await links();
      expect(answer.json).toEqual({ links: [{ seq: 3, url: expect.any(String), until: NOON + 600_000 }] });
      const served = await rig.request(await urlOf());
      expect(await served.text()).toBe(TEXT);
      now += 599_999;
      expect((await rig.request((answer.json.links as { url: string }[])[0]?.url ?? '')).status).toBe(200);
      now += 1;
      expect((await rig.request((answer.json.links as { url: string }[])[0]?.url ?? '')).status).toBe(404);
    });

    it('[MK1] is saved by the desk under the name that the desk reads, by the shopper under its own', async () => {
      const name = 'to 13812345678.txt';
      const shared = { id: file, name, type: 'text/plain', bytes: TEXT.length } as const;
      const by = shopper();
      const cid = '019aa3f8-0000-7000-8000-00000000f009';
      await act(rig.store, C1, { do: 'ask', by, cid, text: '', file: shared }, SITE);
      await rig.kept.book.said(SITE, file, { conversation: C1, seq: 4 });
      const savedAs = async (headers: Record<string, string>, change = (url: string) => url) => {
        const [link] = (await links(headers, [4])).json.links as { url: string }[];
        const served = await rig.request(change(link?.url ?? ''));
        return [served.status, served.headers.get('content-disposition')?.includes('13812345678') ?? false];
      };
      const agent = { origin: PUBLIC_URL, cookie: await rig.cookie() };
      expect(await savedAs(device())).toEqual([200, true]);
      expect(await savedAs(agent)).toEqual([200, false]);
      expect(await savedAs(agent, (url) => url.replace('&desk=1', ''))).toEqual([404, false]);
    });

    it('[FI7] has no link for anybody else', async () => {
      const agent = { origin: PUBLIC_URL, cookie: await rig.cookie() };
      expect((await links(agent)).json).toMatchObject({ links: [{ seq: 3 }] });
      expect((await links(device(OTHER))).json.code).toBe('conversation_unknown');
      expect((await links(device('V'.repeat(43)))).json.code).toBe('conversation_unknown');
      expect((await links({ origin: PUBLIC_URL })).json.code).toBe('session_invalid');
      expect((await links(device(), Array(51).fill(3))).status).toBe(400);
    });

    it('[FI7] is opened by no link that was changed', async () => {
      const url = await urlOf();
      const change = (name: string, value: string) => {
        const changed = new URL(url, PUBLIC_URL);
        changed.searchParams.set(name, value);
        return changed.pathname + changed.search;
      };
      const forged = [
        change('until', `${NOON + 600_000 - 1}`),
        change('until', `${NOON + 900_000}`),
        change('n', '2'),
        change('c', id('c', 2)),
        change('s', id('s', 2)),
        change('part', 'preview'),
        change('part', '../whole'),
        change('sig', ''),
        change('sig', 'A'.repeat(43)),
        url.replace(file, (await upload()).file),
        url.split('?')[0] ?? '',
      ];
      for (const each of forged) expect([each, (await rig.request(each)).status]).toEqual([each, 404]);
      const far = await rig.views.links(
        { role: 'shopper', site: SITE, slug: 'shop', tokenHash: '', participant: id('p', 1), member: undefined },
        C1,
        [3],
      );
      expect(far).toHaveLength(1);
      now -= 60_000;
      // A clock that was set back makes no link longer than ten minutes.
      expect((await rig.request(url)).status).toBe(404);
    });

    it('[FI7] is out of sight from the commit that takes it back', async () => {
      const url = await urlOf();
      const target = await rig.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 3) }));
      expect(target).toMatchObject({ kind: 'message', file: { id: file } });
      const recall = {
        do: 'recall',
        by: shopper(),
        cid: '019aa3f8-0000-7000-8000-00000000f002',
        of: 3,
        target,
        now: NOON,
        windowMs: 1000,
      } as const;
      await act(rig.store, C1, recall, SITE);
      expect((await rig.request(url)).status).toBe(404);
      expect((await links()).json).toEqual({ links: [] });
      await rig.files.withdraw(SITE, C1, 3);
      expect(await rig.kept.files.read(file, 'whole')).toBeUndefined();
      expect(await rig.kept.book.find(SITE, file)).toBeUndefined();
    });

    it('[FI10] is served to be saved, never as a page', async () => {
      const { headers } = await rig.request(await urlOf());
      expect(headers.get('content-disposition')).toBe(
        'attachment; filename="note __.txt"; filename*=UTF-8\'\'note%20%E5%A4%87%E6%B3%A8.txt',
      );
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-length')).toBe(`${TEXT.length}`);
    });

    it('[RE3] leaves no name, secret or link in the log', async () => {
      await rig.request(await urlOf());
      expect(rig.lines.join()).not.toMatch(/备注|note|sig=|TTTT/);
    });
  });
});
