import { beforeEach, describe, expect, it } from 'vitest';
import { API, PASSWORD, SITE, usePeople } from './testing/people.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const HELLO = { step: 'greet', title: '问候', text: '你好，{shopper}！' };
const TABLE = 'step,title,text\ngreet,问候,亲，您好\nclose,优惠,今天满百减十\n';

describe('ready replies over HTTP', () => {
  const desk = usePeople();
  let bob: string;

  const csv = async (path: string, body: string, cookie = desk.admin) => {
    const headers = { origin: PUBLIC_URL, cookie, 'content-type': 'text/csv' };
    const response = await desk.rig.request(`${API}${path}`, { method: 'POST', body, headers });
    return { status: response.status, json: await response.json() };
  };
  const list = async (cookie = desk.admin) => (await desk.call('GET', '/replies', undefined, cookie)).json;
  const titles = async (of: 'site' | 'own', cookie = desk.admin) =>
    (await list(cookie))[of].map(({ title }: { title: string }) => title);

  beforeEach(async () => {
    await desk.bob();
    bob = (await desk.signIn('bob@example.com', PASSWORD)).cookie ?? '';
  });

  it('[RP2] are kept with their sound, in order, changed and removed, and the log says so', async () => {
    const first = await desk.call('POST', '/replies', HELLO);
    expect(first.status).toBe(201);
    const second = await desk.call('POST', '/replies', {
      ...HELLO,
      title: 'Welcome',
      group: '',
      before: first.json.id,
    });
    expect(await titles('site')).toEqual(['Welcome', '问候']);
    expect((await list()).site[1]).toMatchObject({
      ...HELLO,
      sound: { title: 'wen hou', text: 'ni hao shopper' },
      changedAt: desk.now,
    });
    expect((await desk.call('POST', `/replies/${second.json.id}/place`, {})).status).toBe(204);
    expect(await titles('site')).toEqual(['问候', 'Welcome']);
    const set = { step: 'none', group: 'pre-sales', title: 'Bye', text: ' Bye\r\nnow ' };
    expect((await desk.call('POST', `/replies/${first.json.id}`, set)).status).toBe(204);
    expect((await list()).site[0]).toMatchObject({ ...set, text: 'Bye\nnow' });
    expect((await desk.call('DELETE', `/replies/${first.json.id}`)).status).toBe(204);
    expect(await titles('site')).toEqual(['Welcome']);
    expect((await desk.log()).filter((line) => line.startsWith('reply'))).toHaveLength(5);
  });

  it('[RP2] of the site are changed by nobody below a supervisor', async () => {
    const { json } = await desk.call('POST', '/replies', HELLO);
    const tries = [
      desk.call('POST', '/replies', { ...HELLO, title: 'x' }, bob),
      desk.call('POST', `/replies/${json.id}`, HELLO, bob),
      desk.call('POST', `/replies/${json.id}/place`, {}, bob),
      desk.call('DELETE', `/replies/${json.id}`, undefined, bob),
      desk.call('GET', '/replies/export', undefined, bob),
    ];
    for (const answer of await Promise.all(tries)) expect(answer).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await csv('/replies/import', TABLE, bob)).toMatchObject({ status: 403 });
    expect(await titles('site', bob)).toEqual(['问候']);
    expect((await desk.call('GET', '/replies', undefined, '')).status).toBe(401);
  });

  it('[RP2] of the site are a supervisor’s to change', async () => {
    const rig = await createHttpRig({ duty: 'supervisor' });
    const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    expect((await rig.send('POST', `${API}/replies`, HELLO, headers)).status).toBe(201);
  });

  it('[RP1] of one’s own are seen and changed by nobody else, whatever their role', async () => {
    const { json, status } = await desk.call('POST', '/own-replies', { ...HELLO, title: 'Mine' }, bob);
    expect(status).toBe(201);
    expect(await titles('own', bob)).toEqual(['Mine']);
    expect(await list()).toMatchObject({ site: [], own: [] });
    for (const path of [`/own-replies/${json.id}`, `/replies/${json.id}`]) {
      const refused = await desk.call('DELETE', path);
      expect(refused).toMatchObject({ status: 422, json: { faults: [{ code: 'reply_unknown', path: 'id' }] } });
    }
    expect(await desk.rig.directory.readSiteLog(SITE, 2).then((log) => log.map(({ kind }) => kind))).not.toContain(
      'reply_set',
    );
    expect((await desk.call('DELETE', `/own-replies/${json.id}`, undefined, bob)).status).toBe(204);
    expect(await titles('own', bob)).toEqual([]);
  });

  it('[RP6] that are not right are refused with all their faults', async () => {
    const bad = { step: 'x', group: 'none', title: ' ', text: 'Hi {name}, {shopper}' };
    expect(await desk.call('POST', '/replies', bad)).toMatchObject({
      status: 422,
      code: 'settings_refused',
      json: {
        faults: [
          { code: 'step_unknown', path: 'step' },
          { code: 'group_unknown', path: 'group' },
          { code: 'title_invalid', path: 'title' },
          { code: 'variable_unknown', path: 'text[3]' },
        ],
      },
    });
    await desk.call('POST', '/replies', HELLO);
    expect(await desk.call('POST', '/replies', HELLO)).toMatchObject({
      json: { faults: [{ code: 'title_taken', path: 'title' }] },
    });
    expect(await titles('site')).toEqual(['问候']);
    const long = { step: 'none', title: '😀'.repeat(80), text: '😀'.repeat(4000) };
    expect((await desk.call('POST', '/replies', long)).status).toBe(201);
  });

  it('[RP4] come in as a table that is looked at first, and change nothing the second time', async () => {
    await desk.call('POST', '/replies', HELLO);
    const look = { status: 200, json: { added: 1, changed: 1, unchanged: 0 } };
    expect(await csv('/replies/import?look=yes', TABLE)).toEqual(look);
    expect(await titles('site')).toEqual(['问候']);
    expect(await csv('/replies/import', TABLE)).toEqual(look);
    expect(await titles('site')).toEqual(['问候', '优惠']);
    const { revision } = await list();
    const again = { status: 200, json: { added: 0, changed: 0, unchanged: 2 } };
    expect(await csv('/replies/import', TABLE)).toEqual(again);
    expect((await list()).revision).toBe(revision);
    expect(await csv('/own-replies/import', TABLE, bob)).toMatchObject({ json: { added: 2 } });
    expect(await titles('own', bob)).toEqual(['问候', '优惠']);
  });

  it('[RP4] come in whole or not at all', async () => {
    expect(await csv('/replies/import', `${TABLE}greet,,x\n`)).toMatchObject({
      status: 422,
      json: { faults: [{ code: 'title_invalid', path: '4:title' }] },
    });
    expect(await titles('site')).toEqual([]);
    const form = { origin: PUBLIC_URL, cookie: desk.admin, 'content-type': 'text/plain' };
    const sent = await desk.rig.request(`${API}/replies/import`, { method: 'POST', body: TABLE, headers: form });
    expect(sent.status).toBe(400);
    const huge = await csv('/replies/import', 'x'.repeat(4 * 1024 * 1024 + 1));
    expect(huge).toMatchObject({ status: 413, json: { code: 'frame_too_large' } });
    const many = `title,text\n${Array.from({ length: 501 }, (_, i) => `${i},x\n`).join('')}`;
    expect(await csv('/own-replies/import', many)).toMatchObject({ json: { faults: [{ code: 'csv_too_many_rows' }] } });
  });

  it('[RP5] go out as a table that comes back in', async () => {
    await desk.call('POST', '/replies', { ...HELLO, title: '=1+1', group: 'after-sales' });
    const headers = { origin: PUBLIC_URL, cookie: desk.admin };
    const response = await desk.rig.request(`${API}/replies/export?language=zh-CN`, { headers });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const table = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(table).toContain('"礼貌问好","after-sales","\'=1+1"');
    expect(await csv('/replies/import', table)).toMatchObject({ json: { added: 0, changed: 0, unchanged: 1 } });
  });

  it('[RP7] are not sent again while they are the same', async () => {
    await desk.call('POST', '/replies', HELLO);
    const get = (known: string, cookie = desk.admin) =>
      desk.rig.request(`${API}/replies`, { headers: { origin: PUBLIC_URL, cookie, 'if-none-match': known } });
    const tag = (await get('')).headers.get('etag') ?? '';
    expect((await get(tag)).status).toBe(304);
    expect((await get(tag, bob)).status).toBe(200);
    await desk.call('POST', '/own-replies', HELLO);
    expect((await get(tag)).status).toBe(200);
  });
});
