import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createHttpRig } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const TEXT = 'hello, this is a note\n'.repeat(20);
const NOTE = { name: 'note.txt', type: 'text/plain', bytes: TEXT.length };
const HEADERS = { origin: 'https://shop.example', 'shopbell-site': 'shop', 'shopbell-device': 'T'.repeat(43) };

async function begin() {
  const rig = await createHttpRig();
  async function call(method: string, path: string, body?: object | string, more: Record<string, string> = {}) {
    const type = typeof body === 'string' ? 'application/octet-stream' : 'application/json';
    const answer = await rig.request(path, {
      method,
      headers: { ...HEADERS, ...(body === undefined ? {} : { 'content-type': type }), ...more },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json: Record<string, unknown> = text.startsWith('{') ? JSON.parse(text) : {};
    return { status: answer.status, json };
  }
  async function send(announced: object, text = TEXT) {
    const file = String((await call('POST', '/api/v1/files', announced)).json.id);
    await call('PATCH', `/api/v1/files/${file}`, text, { 'upload-offset': '0' });
    return { file, answer: await call('POST', `/api/v1/files/${file}/finish`) };
  }
  return { rig, call, send };
}

it('[FI4] compares all of it with the hash it was announced with, where it was', async () => {
  const { call, send } = await begin();
  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  expect((await send({ ...NOTE, sha256 })).answer.status).toBe(200);
  const { file, answer } = await send({ ...NOTE, sha256 }, TEXT.replace('hello', 'jello'));
  expect(answer).toMatchObject({ status: 422, json: { code: 'file_changed' } });
  expect((await call('GET', `/api/v1/files/${file}`)).json).toMatchObject({
    state: 'refused',
    problem: 'file_changed',
  });
  for (const wrong of [sha256.toUpperCase(), sha256.slice(1), 5, '']) {
    expect((await call('POST', '/api/v1/files', { ...NOTE, sha256: wrong })).status).toBe(400);
  }
});

it('[FI6] tells whoever looks at a file that a request has that it is used', async () => {
  const { rig, call, send } = await begin();
  const { file } = await send(NOTE);
  expect((await call('GET', `/api/v1/files/${file}`)).json.state).toBe('ready');
  await rig.kept.book.claim(SITE, file, '019aa3f8-0000-7000-8000-00000000f00a');
  expect(await call('GET', `/api/v1/files/${file}`)).toMatchObject({ status: 409, json: { code: 'file_used' } });
});
