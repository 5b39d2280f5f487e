import { expect, it } from 'vitest';
import { ack, C1, C2, facts, greetedShopper, requested, said } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const unknown = (path: string) => ({
  type: 'problem',
  code: 'conversation_unknown',
  text: 'no',
  retry: 'never',
  about: 'follow',
  path,
});

async function acked() {
  const shopper = await greetedShopper({ conversations: [{ conversation: C1, state: 'requested', seq: 2 }] });
  const { chat, tell, says } = shopper;
  tell(facts([requested(), said(2, 'hello')]));
  await settle();
  const stored = chat.send('one');
  await settle();
  tell(ack(says()[0]?.cid, 3));
  await stored;
  return shopper;
}

it('[OB6] words that were stored in a conversation the relay does not know any more are not on their way', async () => {
  const { chat, tell } = await acked();
  tell(unknown(C2));
  await settle();
  expect(chat.view.thread?.pending).toMatchObject([{ text: 'one', status: 'sending' }]);
  tell(unknown(C1));
  await settle();
  expect(chat.view.thread).toMatchObject({ pending: [], events: [{ seq: 1 }, { seq: 2 }] });
});

it('[TL4] a conversation that the relay does not know is not asked for with every heartbeat', async () => {
  const { rig, sent, tell } = await acked();
  const beat = { type: 'heartbeat', heads: [] };
  tell(beat);
  expect(sent('follow')).toHaveLength(1);
  tell(unknown(C1));
  tell(beat);
  tell({ ...beat, heads: [{ conversation: C1, seq: 2 }] });
  expect(sent('follow')).toHaveLength(1);
  expect(rig.net.sockets).toHaveLength(1);
});
