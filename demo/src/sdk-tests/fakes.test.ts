// #region fakes
import { fakeChat } from '@shopbell/sdk/testing';
import { expect, it } from 'vitest';
import { lineUnderTheBox } from './line-under-the-box.ts';

it('says that nothing is lost while the network is away', () => {
  const chat = fakeChat({ connection: 'waiting' });
  let shown = '';
  const end = lineUnderTheBox(chat, (text) => {
    shown = text;
  });
  const waiting = { cid: '1', text: 'Is it dishwasher safe?', at: 0, lane: 'public', status: 'saved' } as const;
  chat.set({ pending: [waiting] });
  expect(shown).toBe('1 kept until the network is back');
  chat.set({ pending: [], connection: 'online' });
  expect(shown).toBe('');
  end();
});

it('sends what stands in the box', async () => {
  const chat = fakeChat();
  const sent = chat.send('Hello');
  expect(chat.calls.last('send').args).toEqual(['Hello']);
  chat.calls.last('send').resolve({ cid: '1', conversation: 'c', seq: 2, at: 0 });
  expect((await sent).seq).toBe(2);
});
// #endregion
