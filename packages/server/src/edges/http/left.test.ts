import { STANDARD_LEFT_FORM } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, says, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const ANN = { role: 'agent', id: '01kafzagnt00000000a1', name: 'Ann' } as const;
const [C1, C2] = [id('c', 1), id('c', 2)];
const EMAIL = 'lilei@mail.example';
const TOKEN = 'T'.repeat(43);

async function start(duty: 'agent' | 'admin' = 'admin') {
  const rig = await createHttpRig({ duty, now: () => NOON });
  const leave = { contact: { name: 'Li Lei', email: EMAIL, phone: '13800138000' }, order: 'A-1042', dueAt: NOON + 9 };
  await begin(rig.store, 1, { site: SITE, participant: shopper(1).id, by: shopper(1), leave });
  const cookie = await rig.cookie();
  const headers = { origin: PUBLIC_URL, cookie };
  const read = async (answer: Response) => ({
    status: answer.status,
    json: JSON.parse((await answer.text()) || 'null'),
  });
  const post = async (path: string, body: unknown, more: Record<string, string> = headers) =>
    read(await rig.send('POST', path, body, more));
  const get = async (path: string) => read(await rig.request(path, { headers }));
  const log = async () => (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);
  const device = (token = TOKEN, origin = 'https://shop.example') => ({
    origin,
    'shopbell-site': 'shop',
    'shopbell-device': token,
  });
  return { rig, post, get, log, device };
}

describe('what is asked of who leaves a message', () => {
  it('[LE1] is kept whole, logged with what it was; each fault is told by its name', async () => {
    const { post, get, log } = await start();
    expect(await get('/api/v1/left-form')).toMatchObject({ json: { form: STANDARD_LEFT_FORM, mails: false } });
    const form = { ...STANDARD_LEFT_FORM, contact: 'required', fields: ['email'] };
    expect(await post('/api/v1/left-form', { form })).toMatchObject({ status: 204 });
    expect(await log()).toEqual([['left_form_set', form]]);
    const [entry] = (await get('/api/v1/log')).json.entries;
    expect(entry).toMatchObject({ kind: 'left_form_set', was: STANDARD_LEFT_FORM });
    expect(await post('/api/v1/left-form', { form: { ...form, fields: ['name'] } })).toMatchObject({
      status: 422,
      json: { code: 'settings_refused', faults: [{ code: 'fields_needed', path: 'fields' }] },
    });
  });
});

describe('where a shopper can be reached', () => {
  it('[LE2] is looked behind field by field, and the log says which, never what', async () => {
    const { rig, post, log } = await start();
    const path = `/api/v1/conversations/${C1}/contact/reveal`;
    expect(await post(path, { field: 'email' })).toEqual({ status: 200, json: { text: EMAIL } });
    expect(await log()).toEqual([['revealed', { conversation: C1, field: 'email', what: 'email' }]]);
    expect(await post(path, { field: 'name' })).toMatchObject({ status: 400 });
    expect(rig.lines.join()).not.toContain(EMAIL);
  });

  it('[LE2] is for who may look: an agent in what they have', async () => {
    const { rig, post } = await start('agent');
    const path = `/api/v1/conversations/${C1}/contact/reveal`;
    expect(await post(path, { field: 'email' })).toMatchObject({ status: 403 });
    await act(rig.store, C1, { do: 'take', by: ANN, cid: cid(3), hasRoom: true, mayPick: true }, SITE);
    expect(await post(path, { field: 'phone' })).toMatchObject({ json: { text: '13800138000' } });
  });

  it('[LE2] is written out with the rest, and gone when it is erased', async () => {
    const { rig, post } = await start();
    const person = encodeURIComponent(`p:${shopper(1).id}`);
    const out = await post(`/api/v1/shoppers/${person}/export`, {});
    const [talk] = out.json.conversations;
    expect(talk.contact).toMatchObject({ email: EMAIL, order: 'A-1042' });
    expect(talk.desk.find(({ kind }: { kind: string }) => kind === 'contact_left')).toMatchObject({
      contact: { email: EMAIL },
    });
    await rig.eraser.erase(SITE, ANN.id, `p:${shopper(1).id}`);
    const row = await rig.store.conversation(SITE, C1);
    const desk = await rig.store.readDesk(SITE, C1, { after: 0, limit: 99 });
    expect(JSON.stringify([row, desk])).not.toMatch(/lilei|1380013|A-1042/);
  });
});

describe('left messages that are settled', () => {
  it('[LE3] are listed for who may read them, by how they were settled', async () => {
    const { rig, get } = await start('agent');
    for (const n of [2, 3]) {
      const by = n === 2 ? ANN : agent();
      await begin(rig.store, n, { site: SITE, participant: shopper(n).id, by: shopper(n), leave: {} }, NOON + n);
      await act(rig.store, id('c', n), { do: 'take', by, cid: cid(90 + n), hasRoom: true, mayPick: true }, SITE);
      await act(rig.store, id('c', n), { do: 'answer', by, cid: cid(80 + n), text: 'Yes' }, SITE);
    }
    await act(rig.store, C1, { do: 'give_up', by: ANN, cid: cid(70), text: 'An advertisement' }, SITE);
    const list = async (query: string) =>
      (await get(`/api/v1/left-messages?${query}`)).json.conversations.map(
        (row: { conversation: string }) => row.conversation,
      );
    expect(await list('how=replied')).toEqual([id('c', 2)]);
    expect(await list('how=gave_up')).toEqual([]);
    expect((await get('/api/v1/left-messages?how=other')).status).toBe(400);
  });
});

it('[LE3] are read page by page, the last left first, each once, past any number that somebody may not read', async () => {
  const { rig, get } = await start('agent');
  // The first one, and the last sixty, are Ann's.
  const isAnns = (n: number) => n === 1 || n > 511;
  const all = Array.from({ length: 571 }, (_, at) => at + 1);
  for (const n of all) {
    const by = isAnns(n) ? ANN : agent();
    const own = { site: SITE, participant: shopper(n).id, by: shopper(n), cid: cid(6000 + n), leave: {} };
    await begin(rig.store, 1000 + n, own, NOON + n);
    await act(rig.store, id('c', 1000 + n), { do: 'take', by, cid: cid(2000 + n), hasRoom: true, mayPick: true }, SITE);
    await act(rig.store, id('c', 1000 + n), { do: 'answer', by, cid: cid(4000 + n), text: 'Yes' }, SITE);
  }
  const pages: string[][] = [];
  for (let before = ''; pages.length < 20; ) {
    const { json } = await get(`/api/v1/left-messages?how=replied${before}`);
    pages.push(json.conversations.map((row: { conversation: string }) => row.conversation));
    if (json.next === undefined) break;
    before = `&before=${json.next.at}-${json.next.id}`;
  }
  const anns = all.filter(isAnns).map((n) => id('c', 1000 + n));
  expect(pages.flat()).toEqual(anns.toReversed());
  expect(pages.map(({ length }) => length)).toEqual([50, 10, 1]);
});

describe('what left messages say in a list', () => {
  const asked = async (duty: 'agent' | 'admin', of: string) => {
    const { rig, get } = await start(duty);
    const own = { site: SITE, participant: shopper(2).id, by: shopper(2), leave: {} };
    await begin(rig.store, 2, { ...own, text: 'Call 13800138000\n\nabout the kettle' });
    await act(rig.store, C2, says(2, 51, 'And the lid'), SITE);
    const before = await get(`/api/v1/left-messages/words?of=${of}`);
    await act(rig.store, C2, { do: 'give_up', by: ANN, cid: cid(70), text: 'An advertisement' }, SITE);
    return { before, after: await get(`/api/v1/left-messages/words?of=${of}`) };
  };

  it('[LE6] is the words they begin with, on one line and masked, their files, and why one was given up', async () => {
    const { before, after } = await asked('admin', [C2, C2, id('c', 99)].join());
    expect(before.json).toEqual({
      words: [{ conversation: C2, first: 'Call 138****8000 about the kettle', files: 0 }],
    });
    const [{ gaveUp }] = after.json.words;
    expect(gaveUp).toEqual({ name: 'Ann', text: 'An advertisement' });
  });

  it('[LE6] is told to who may read them, of so many at once and no more', async () => {
    const { before, after } = await asked('agent', C2);
    expect(before.json.words).toHaveLength(1);
    expect(after.json).toEqual({ words: [] });
    const many = await asked('admin', Array.from({ length: 51 }, (_, n) => id('c', n)).join());
    expect(many.before.status).toBe(400);
  });
});

describe('the link of a letter', () => {
  it('[LE4] is used by the site’s page alone, once, and led to by nothing but its secret', async () => {
    const { rig, post, device } = await start();
    const { secret } = await rig.answerLinks.make(SITE, C1);
    expect(await post('/api/v1/answers', { link: secret }, device(TOKEN, 'https://elsewhere.example'))).toMatchObject({
      status: 403,
    });
    expect(await post('/api/v1/answers', { link: C1 }, device())).toMatchObject({
      status: 410,
      json: { code: 'link_invalid' },
    });
    expect(await post('/api/v1/answers', { link: secret }, device())).toEqual({
      status: 200,
      json: { conversation: C1 },
    });
    expect(await post('/api/v1/answers', { link: secret }, device('U'.repeat(43)))).toMatchObject({
      status: 410,
      json: { code: 'link_used' },
    });
    expect(JSON.stringify(rig.lines)).not.toContain(secret);
  });

  it('[LE4] opens the files of its conversation and of no other', async () => {
    const { rig, post, device } = await start();
    await begin(rig.store, 2, { site: SITE, participant: shopper(1).id, by: shopper(1) });
    const { secret } = await rig.answerLinks.make(SITE, C1);
    await post('/api/v1/answers', { link: secret }, device());
    const links = (conversation: string) =>
      post(`/api/v1/conversations/${conversation}/links`, { seqs: [2] }, device());
    expect(await links(C1)).toEqual({ status: 200, json: { links: [] } });
    expect(await links(id('c', 2))).toMatchObject({ status: 404 });
  });
});
