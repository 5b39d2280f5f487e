import { expect, it } from 'vitest';
import { createRig, greet } from '../testing/rig.ts';
import { C1, shopperOn } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

/** A shopper whose later part can't be loaded. */
function bare() {
  const rig = createRig();
  const later = () => Promise.reject(new Error('chunk'));
  return shopperOn({ ...rig, ports: { ...rig.ports, later } });
}

it('[OB9] that the later part can’t be loaded is told, once', async () => {
  const { rig, chat, of, tell } = bare();
  void chat.connect();
  await greet(rig);
  void chat.send('one');
  await settle();
  void chat.send('two');
  tell({ type: 'heartbeat', heads: [{ conversation: C1, seq: 2 }] });
  await settle();
  expect(of('error')).toMatchObject([{ code: 'offline', retry: 'later' }]);
});

it('[OB5] what was refused, or never sent, can be dropped although the later part can’t be loaded', async () => {
  const { rig, chat, says, tell } = bare();
  void chat.connect();
  await greet(rig);
  const ends = ['one', 'two'].map((text) => chat.send(text).catch(({ code }) => code));
  await settle();
  const [one, two] = chat.view.pending.map(({ cid }) => cid);
  chat.discard(String(one));
  expect(chat.view.pending).toHaveLength(2);
  chat.discard(String(two));
  expect([chat.view.pending.map(({ text }) => text), await ends[1]]).toEqual([['one'], 'discarded']);
  tell({ type: 'problem', code: 'text_too_long', text: 'no', retry: 'fix', cid: one });
  expect(chat.view.pending).toMatchObject([{ status: 'failed' }]);
  chat.discard(String(one));
  expect([chat.view.pending, says()]).toMatchObject([[], [{ text: 'one' }]]);
});
