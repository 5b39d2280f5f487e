import type { SharedFile } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import type { FileClaims } from '../app/file-desk.ts';
import type { Refusal } from '../app/outcome.ts';
import { StoreBusy } from '../ports/store.ts';
import { createRig, settle } from '../testing/rig.ts';

const FILE: SharedFile = {
  id: '01kafzf0000000000001',
  name: '照片.png',
  type: 'image/png',
  bytes: 9,
  width: 3,
  height: 2,
};

/** Files that are looked up when `go` is called. */
function claims(answer: (cid: string) => SharedFile | Refusal = () => FILE) {
  const waiting: (() => void)[] = [];
  const settled: unknown[] = [];
  const files: FileClaims = {
    claim: (_, __, cid) => new Promise((resolve) => waiting.push(() => resolve(answer(cid)))),
    settled: async (_, file, cid, place) => void settled.push([file, cid, place]),
  };
  return {
    files,
    settled,
    async go() {
      for (const resume of waiting.splice(0)) resume();
      await settle();
      await settle();
    },
  };
}

test('[FI11] a file reaches both sides in its message, and lists show its name', async () => {
  const desk = claims();
  const rig = createRig({ files: desk.files });
  const shopper = await rig.shopper();
  const cid = rig.cid();
  await shopper.say({ type: 'say', cid, text: '', file: FILE.id });
  await desk.go();
  const na = await rig.agent('na');
  const { conversation = '', seq } = shopper.of('ack')[0] ?? {};
  const message = { kind: 'message', text: '', file: FILE, cid };
  expect(shopper.of('facts').flatMap(({ events }) => events)).toContainEqual(expect.objectContaining(message));
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  expect(na.of('facts').flatMap(({ events }) => events)).toContainEqual(expect.objectContaining(message));
  expect(JSON.stringify(na.of('welcome'))).toContain(FILE.name);
  expect(desk.settled).toEqual([[FILE.id, cid, { conversation, seq }]]);
});

test('[FI11] what is said behind a file stays behind it, however long that is looked up', async () => {
  const desk = claims();
  const rig = createRig({ files: desk.files });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'first' });
  await shopper.say({ type: 'say', cid: rig.cid(), text: '', file: FILE.id });
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'third' });
  expect(shopper.of('ack')).toHaveLength(1);
  await desk.go();
  const said = shopper.of('facts').flatMap(({ events }) => events);
  expect(said.flatMap((event) => (event.kind === 'message' ? (event.file?.name ?? event.text) : []))).toEqual([
    'first',
    FILE.name,
    'third',
  ]);
});

test('[FI6] a file that is not theirs is refused by name, nothing is written, and what follows goes on', async () => {
  const desk = claims(() => ({ refused: 'file_unknown' }));
  const rig = createRig({ files: desk.files });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: '', file: FILE.id });
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'after' });
  await desk.go();
  expect(shopper.problems()).toEqual(['file_unknown']);
  expect(shopper.of('ack')).toHaveLength(1);
  expect(desk.settled).toEqual([]);
});

test('[RL10] what is said behind a file stays behind it when that can’t be looked up now, and goes on after it', async () => {
  const desk = claims();
  const { claim } = desk.files;
  let full = true;
  const files: FileClaims = {
    ...desk.files,
    claim: async (...of) => {
      const found = await claim(...of);
      if (full) throw new StoreBusy('full');
      return found;
    },
  };
  const rig = createRig({ files });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'first' });
  const picture = { type: 'say', cid: rig.cid(), text: '', file: FILE.id } as const;
  const behind = { type: 'say', cid: rig.cid(), text: 'behind' } as const;
  await shopper.say(picture);
  await shopper.say(behind);
  await desk.go();
  expect([shopper.problems(), shopper.of('ack').length]).toEqual([['busy', 'rate_limited'], 1]);
  full = false;
  await rig.pass(1000);
  await shopper.say(picture);
  await shopper.say(behind);
  await desk.go();
  const said = shopper.of('facts').flatMap(({ events }) => events);
  expect(said.flatMap((event) => (event.kind === 'message' ? (event.file?.name ?? event.text) : []))).toEqual([
    'first',
    FILE.name,
    'behind',
  ]);
});

test('[RL3] a request that was stored gets its first ack, although its file is gone since', async () => {
  let gone = false;
  const desk = claims(() => (gone ? { refused: 'file_unknown' } : FILE));
  const rig = createRig({ files: desk.files });
  const shopper = await rig.shopper();
  const frame = { type: 'say', cid: rig.cid(), text: '', file: FILE.id } as const;
  await shopper.say(frame);
  await desk.go();
  gone = true;
  await shopper.say(frame);
  await desk.go();
  const [first, again] = shopper.of('ack');
  expect(again).toEqual(first);
  await shopper.say({ ...frame, file: '01kafzf0000000000002' });
  await desk.go();
  expect(shopper.problems()).toEqual(['cid_conflict']);
});

test('[FI6] a file whose request is refused is free again', async () => {
  const desk = claims();
  const rig = createRig({ files: desk.files });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'hi' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  const cid = rig.cid();
  await na.say({ type: 'say', cid, conversation, text: '', file: FILE.id });
  await desk.go();
  expect(na.problems()).toEqual(['not_yours']);
  expect(desk.settled).toEqual([[FILE.id, cid, undefined]]);
});

test('[FI6] without files on the server none is anybody’s', async () => {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: '', file: FILE.id });
  await settle();
  expect(shopper.problems()).toEqual(['file_unknown']);
});
