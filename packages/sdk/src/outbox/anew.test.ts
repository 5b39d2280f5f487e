import { expect, it } from 'vitest';
import { greet } from '../testing/rig.ts';
import { C1, C2, facts, greetedShopper, requested, said } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const open = (conversation: string, seq: number) => ({
  conversations: [{ conversation, state: 'requested', seq }],
});
const unknown = (cid: unknown) => ({ type: 'problem', code: 'conversation_unknown', text: 'no', retry: 'never', cid });

it('[OB1] words for another conversation wait for those whose own the relay may not know', async () => {
  const { chat, rig, tell, says } = await greetedShopper(open(C1, 2));
  tell(facts([requested(), said(2, 'hello')]));
  await settle();
  rig.net.last.end();
  for (const text of ['one', 'two']) void chat.send(text);
  await rig.clock.advance(1_000);
  // Under the secret of another tab there is another conversation.
  await greet(rig, open(C2, 1));
  tell(facts([requested()], 1, C2));
  await settle();
  void chat.send('three');
  await settle();
  const texts = () => says().map(({ text, conversation }) => [text, conversation]);
  const former = [
    ['one', C1],
    ['two', C1],
  ];
  expect(texts()).toEqual(former);
  const cids = says().map(({ cid }) => cid);
  tell(unknown(cids[0]));
  expect(texts()).toEqual(former);
  tell(unknown(cids[1]));
  expect(texts()).toEqual([...former, ['one', undefined], ['two', undefined], ['three', C2]]);
});
