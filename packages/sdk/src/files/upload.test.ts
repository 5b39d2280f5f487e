import { describe, expect, it } from 'vitest';
import { settle, virtualClock } from '../testing/virtual-clock.ts';
import { fileCalls } from './http.ts';
import type { UploadView } from './types.ts';
import { startUpload } from './upload.ts';

const SIZE = 200_000;
const content = new Uint8Array(SIZE).map((_, at) => (at * 7) % 251);

/** A relay that keeps one upload, behind a line that may be cut in the middle of any request or answer. */
function relay() {
  const got: number[] = [];
  const asked: string[] = [];
  const state = { gone: false, code: '', cut: (_request: string): 'before' | 'after' | undefined => undefined };
  const file = { id: 'f1', name: 'photo.png', type: 'image/png', bytes: SIZE };
  const answer = (status: number, body?: object) =>
    new Response(body ? JSON.stringify(body) : null, { status, headers: { 'upload-offset': String(got.length) } });

  function serve(method: string, path: string, init: RequestInit): Response {
    if (state.code) return answer(429, { code: state.code, text: state.code });
    if (path === '/api/v1/files') return answer(201, { ...file, state: 'uploading', offset: 0 });
    if (method === 'GET') return answer(200, { ...file, state: 'uploading', offset: got.length });
    if (method === 'DELETE') {
      state.gone = true;
      return answer(204);
    }
    if (method === 'PATCH') {
      const from = Number(new Headers(init.headers).get('upload-offset'));
      if (from !== got.length) return answer(409, { code: 'wrong_offset', text: '' });
      // Reading a blob takes turns of the machine's own: what it is cut from is known.
      const { size } = init.body as Blob;
      got.push(...content.subarray(from, from + size));
      return answer(204);
    }
    return got.length < SIZE ? answer(409, { code: 'file_unfinished', text: '' }) : answer(200, file);
  }

  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const path = String(url).replace('https://chat', '');
    const request = `${init.method} ${path}`;
    asked.push(request);
    const cut = state.cut(request);
    if (cut === 'before') throw new TypeError('network');
    const response = serve(String(init.method), path, init);
    if (cut === 'after') throw new TypeError('network');
    return response;
  };
  return { got, asked, state, fetch, file };
}

function begin(from = relay(), blob: Blob = new File([content], 'C:\\fakepath\\photo.png', { type: 'image/png' })) {
  const clock = virtualClock();
  const views: UploadView[] = [];
  let asks = false;
  const calls = fileCalls({
    origin: 'https://chat',
    fetch: from.fetch,
    headers: async () => ({ who: 'me' }),
    cookie: false,
  });
  const guard = (on: boolean) => {
    asks = on;
  };
  const upload = startUpload({ calls, clock, guard, digest: async () => undefined }, blob, {
    changed: (view) => views.push(view),
  });
  return {
    ...from,
    upload,
    views,
    asks: () => asks,
    /** Until nothing happens any more. */
    async run(seconds = 200) {
      for (let n = 0; n < seconds * 2; n++) {
        for (let turn = 0; turn < 12; turn++) await settle();
        clock.advance(500);
      }
    },
  };
}

describe('an upload', () => {
  it('[UP1] brings all bytes to the relay, in order, once, and says how far it is', async () => {
    const world = begin();
    expect([world.upload.view.status, world.asks()]).toEqual(['uploading', true]);
    await world.run(5);
    expect(world.upload.view).toEqual({
      name: 'photo.png',
      type: 'image/png',
      bytes: SIZE,
      sent: SIZE,
      status: 'ready',
      file: world.file,
    });
    expect(world.got).toEqual([...content]);
    expect(world.views.map(({ sent }) => sent)).toEqual(world.views.map(({ sent }) => sent).toSorted((a, b) => a - b));
    expect(world.asks()).toBe(false);
  });

  it('[UP1] gets through whichever request is cut, before it came or after', async () => {
    const whole = begin();
    await whole.run(5);
    for (let nth = 0; nth < whole.asked.length; nth++) {
      for (const when of ['before', 'after'] as const) {
        const line = relay();
        let count = 0;
        line.state.cut = () => (count++ === nth ? when : undefined);
        const world = begin(line);
        await world.run(10);
        expect([nth, when, world.upload.view.status]).toEqual([nth, when, 'ready']);
        expect(world.got.length).toBe(SIZE);
        expect(world.views.some(({ status }) => status === 'waiting')).toBe(true);
      }
    }
  });

  it('[UP1] waits as long as the network is away, and goes on at once when it is told to', async () => {
    const world = begin();
    world.state.cut = (request) => (request.startsWith('PATCH') || request.startsWith('GET') ? 'before' : undefined);
    await world.run(100);
    expect(world.upload.view.status).toBe('waiting');
    world.state.cut = () => undefined;
    world.upload.retry();
    await world.run(3);
    expect(world.upload.view.status).toBe('ready');
  });

  it('[UP2] fails by name where the relay says no, and begins anew when tried again', async () => {
    const world = begin();
    world.state.code = 'quota_reached';
    await world.run(2);
    expect(world.upload.view).toMatchObject({ status: 'failed', problem: 'quota_reached' });
    expect(world.asks()).toBe(false);
    world.state.code = '';
    world.upload.retry();
    await world.run(5);
    expect(world.upload.view.status).toBe('ready');
  });

  it.each([
    ['x.svg', 'image/svg+xml', 9, 'file_type_refused'],
    ['x.exe', '', 9, 'file_type_refused'],
    ['x.png', 'image/png', 0, 'file_broken'],
    ['x.png', 'image/png', 10 * 1024 * 1024 + 1, 'file_too_large'],
  ])(
    '[UP2] says at once, without asking anybody, that %s (%s, %d bytes) can’t be sent',
    async (name, type, size, problem) => {
      const world = begin(relay(), new File([new Uint8Array(size)], name, { type }));
      expect(world.upload.view).toMatchObject({ status: 'failed', problem });
      world.upload.retry();
      await world.run(1);
      expect(world.asked).toEqual([]);
    },
  );

  it('[UP3] is taken back when it is cancelled, at any moment', async () => {
    for (let turns = 0; turns < 40; turns += 3) {
      const world = begin();
      for (let n = 0; n < turns; n++) await settle();
      world.upload.cancel();
      await world.run(2);
      expect([turns, world.upload.view.status, world.asks()]).toEqual([turns, 'cancelled', false]);
      const announced = world.asked.some((request) => request === 'POST /api/v1/files');
      expect([turns, world.state.gone]).toEqual([turns, announced]);
    }
  });

  it('[WR1] makes nothing of an answer that is none', async () => {
    for (const body of ['', 'null', '<html>', '{"id":5}', '[]', '{"links":[{"seq":1}]}']) {
      const calls = fileCalls({
        origin: 'https://chat',
        fetch: async () => new Response(body),
        headers: async () => ({}),
        cookie: false,
      });
      const { signal } = new AbortController();
      expect(await calls.announce({ name: 'a.txt', type: 'text/plain', bytes: 1 }, signal)).toEqual({ type: 'lost' });
      await expect(calls.links('c', [1])).rejects.toThrow();
    }
  });

  it('[UP4] leads to the relay and nowhere else, whatever the answer says', async () => {
    const links = [
      '//evil.example/f/x',
      'https://evil.example/f/x',
      'javascript:alert(1)',
      '/f//evil',
      '/f/abc?sig=1',
    ].map((url, seq) => ({ seq, url, until: 9 }));
    const calls = fileCalls({
      origin: 'https://chat',
      fetch: async () => new Response(JSON.stringify({ links })),
      headers: async () => ({}),
      cookie: false,
    });
    const urls = (await calls.links('c', [1])).map(({ url }) => url);
    expect(urls).toEqual([...Array(4).fill('https://chat/'), 'https://chat/f/abc?sig=1']);
  });
});
