import { describe, expect, it, vi } from 'vitest';
import { settle, virtualClock } from '../testing/virtual-clock.ts';
import type { FileCalls } from './http.ts';
import type { UploadEvent } from './machine.ts';
import type { KeptAbout, KeptFile, UploadShelf } from './shelf.ts';
import type { Upload, UploadView } from './types.ts';
import { resumeUpload, startUpload } from './upload.ts';

const SIZE = 500_000;
const blob = (size = SIZE) => new File([new Uint8Array(size)], 'a.png', { type: 'image/png' });
const FILE = { id: 'f1', name: 'a.png', type: 'image/png', bytes: SIZE } as const;

/** A relay, and a device that keeps files, which outlive the pages. */
function world() {
  const relay = {
    offset: 0,
    ids: 0,
    bytes: SIZE,
    parts: [] as (readonly [from: number, size: number])[],
    hashes: [] as unknown[],
  };
  const state = {
    look: undefined as UploadEvent | undefined,
    kept: undefined as KeptAbout | undefined,
    refuses: false,
  };
  const stands = (): UploadEvent => ({ type: 'stands', offset: relay.offset });
  const calls: FileCalls = {
    async announce({ sha256 }) {
      relay.ids += 1;
      relay.offset = 0;
      relay.hashes.push(sha256);
      return { type: 'announced', id: `f${relay.ids}` };
    },
    look: async (_, bytes) =>
      state.look ?? (bytes === relay.bytes ? stands() : { type: 'refused', problem: 'file_changed' }),
    async send(_, offset, part) {
      relay.parts.push([offset, part.size]);
      relay.offset = offset + part.size;
      return stands();
    },
    finish: async () => ({ type: 'finished', file: FILE }),
    remove: async () => undefined,
    links: async () => [],
  };
  const hand = (bytes: Blob | undefined): KeptFile => ({
    get about() {
      if (!state.kept) throw new Error('it was dropped');
      return state.kept;
    },
    blob: bytes,
    note(patch) {
      if (state.kept) state.kept = { ...state.kept, ...patch };
    },
    drop() {
      state.kept = undefined;
    },
  });
  const shelf: UploadShelf = {
    async keep(bytes, about) {
      if (state.refuses) return undefined;
      state.kept = { ...about, at: 1 };
      return hand(bytes);
    },
    found: async () => [],
  };

  /** A page; it is dead once `dies` was called: nothing it asked for is answered any more. */
  function page(hash = 'same') {
    const views: UploadView[] = [];
    const life = { over: false, asks: false, turns: 0, watched: 0 };
    let forget = (): void => undefined;
    const mortal =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> => {
        life.turns -= 1;
        if (life.turns === 0) life.over = true;
        return life.over ? new Promise<R>(() => undefined) : call(...args);
      };
    const ports = {
      calls: {
        ...calls,
        announce: mortal(calls.announce),
        look: mortal(calls.look),
        send: mortal(calls.send),
        finish: mortal(calls.finish),
      },
      clock: virtualClock(),
      guard: (on: boolean) => {
        life.asks = on;
      },
      digest: async () => hash,
      shelf,
      watch(lost: () => void) {
        forget = lost;
        life.watched += 1;
        return () => {
          life.watched -= 1;
        };
      },
    };
    const changed = (view: UploadView) => void views.push(view);
    return {
      life,
      views,
      start: (keep?: string, hear = changed) =>
        startUpload(ports, blob(), keep === undefined ? { changed: hear } : { keep, changed: hear }),
      /** From here on the device keeps nothing. */
      forget: () => forget(),
      resume: (bytes: Blob | null = blob()) =>
        resumeUpload(ports, hand(bytes ?? undefined), (_, view) => changed(view)),
    };
  }
  const run = async () => {
    for (let n = 0; n < 20; n++) await settle();
  };
  return { relay, state, page, run };
}

/** A page that is gone after so many requests. */
async function half(requests = 4, keep = 'memo') {
  const all = world();
  const first = all.page();
  first.life.turns = requests;
  const upload = first.start(keep);
  await all.run();
  return { ...all, first, upload };
}

describe('an upload that a page has left', () => {
  it('[UP5] goes on where the relay has it, with its memo and its progress, and every byte gets there once', async () => {
    for (let requests = 1; requests <= 7; requests++) {
      const { relay, page, run, state } = await half(requests);
      const { kept } = state;
      expect(kept).toMatchObject({ name: 'a.png', memo: 'memo', sha256: 'same' });
      const second = page();
      const upload = second.resume();
      expect([upload.memo, upload.view.sent, upload.view.kept]).toEqual(['memo', kept?.sent ?? 0, true]);
      await run();
      expect([requests, upload.view.status]).toEqual([requests, 'ready']);
      expect(relay.ids).toBe(1);
      let end = 0;
      for (const [from, size] of relay.parts) {
        expect(from).toBe(end);
        end = from + size;
      }
      expect(end).toBe(SIZE);
    }
  });

  it('[UP5] begins anew where the relay has forgotten it', async () => {
    const { relay, state, page, run } = await half();
    state.look = { type: 'refused', problem: 'file_unknown' };
    const upload = page().resume();
    await run();
    expect([upload.view.status, relay.ids, relay.hashes]).toEqual(['ready', 2, ['same', 'same']]);
    expect(state.kept).toMatchObject({ id: 'f1' });
  });

  it('[UP5] is silent where it was said', async () => {
    const { state, page, run } = await half();
    state.look = { type: 'refused', problem: 'file_used' };
    const { resume, views } = page();
    resume();
    await run();
    expect(views.at(-1)?.status).toBe('cancelled');
    expect(state.kept).toBeUndefined();
  });

  it.each<[string, (all: Awaited<ReturnType<typeof half>>) => Upload]>([
    ['its length here', ({ page }) => page().resume(blob(SIZE - 1))],
    ['nothing here', ({ page }) => page().resume(null)],
    ['another hash', ({ page }) => page('other').resume()],
    [
      'its length at the relay',
      ({ page, relay }) => {
        relay.bytes -= 1;
        return page().resume();
      },
    ],
  ])('[UP5] is refused by name where it is not what it was: %s', async (_, resume) => {
    const all = await half();
    const parts = all.relay.parts.length;
    const upload = resume(all);
    await all.run();
    expect(upload.view).toMatchObject({ status: 'failed', problem: 'file_changed' });
    // Nothing more of it went.
    expect(all.relay.parts).toHaveLength(parts);
    expect(all.state.kept).toBeUndefined();
  });

  it('[UP6] is not kept once it was said, cancelled or refused', async () => {
    const { state, page, run } = world();
    const said = page().start('');
    await run();
    expect([said.view.status, state.kept?.sent]).toEqual(['ready', SIZE]);
    said.remember('soon');
    expect(state.kept?.memo).toBe('soon');
    said.done();
    expect(state.kept).toBeUndefined();
    const { upload, ...other } = await half();
    upload.cancel();
    await other.run();
    expect(other.state.kept).toBeUndefined();
  });

  it.each(['under way', 'still being written'])(
    '[UP6] says so, and asks before the page is left, once the device may keep nothing more: %s',
    async (when) => {
      const { state, page, run } = world();
      const { life, start, forget, views } = page();
      life.turns = 4;
      const upload = start('memo');
      if (when === 'under way') await run();
      else await Promise.resolve().then(() => undefined);
      forget();
      await run();
      expect([upload.view.kept, life.asks, state.kept, views.at(-1)?.kept]).toEqual([false, true, undefined, false]);
      upload.done();
      expect(life.watched).toBe(0);
    },
  );

  it('[UP2] a page whose own listener throws has it reported, and the upload goes on', async () => {
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
    const { page, run } = world();
    const bug = new Error('the page’s own bug');
    const upload = page().start(undefined, () => {
      throw bug;
    });
    await run();
    vi.unstubAllGlobals();
    expect([upload.view.status, new Set(reported)]).toEqual(['ready', new Set([bug])]);
  });

  it('[UP6] is not asked about when the page is left; where it can’t be kept that is said, and asked about', async () => {
    const { first, upload } = await half();
    expect([first.life.asks, upload.view.kept]).toEqual([false, true]);
    const all = world();
    all.state.refuses = true;
    const { life, start } = all.page();
    life.turns = 4;
    const alone = start('');
    await all.run();
    expect([life.asks, alone.view.kept, alone.view.status]).toEqual([true, false, 'uploading']);
    const plain = world();
    const unasked = plain.page();
    unasked.life.turns = 4;
    const upload2 = unasked.start();
    await plain.run();
    expect([unasked.life.asks, upload2.view.kept, plain.state.kept]).toEqual([true, undefined, undefined]);
  });
});

it('[UP2] a file that can’t be read any more is refused by name', async () => {
  const { page, run, relay } = world();
  const first = page();
  const gone = Object.assign(blob(), { slice: () => new Blob() });
  const upload = startUpload(
    {
      calls: { announce: async () => ({ type: 'lost' }) } as unknown as FileCalls,
      clock: virtualClock(),
      guard: () => undefined,
      digest: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
    },
    gone,
  );
  await run();
  expect([upload.view.problem, relay.ids, first.views.length]).toEqual(['file_changed', 0, 0]);
});
