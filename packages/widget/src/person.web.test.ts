import { expect } from '@open-wc/testing';
import type { ChatView } from '@shopbell/sdk';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

const anna = { id: 'anna', name: 'Anna', expiresAt: 9 };
const talk = (conversation = 'A') => {
  const one = thread(conversation, [message(1, 'mine', 'hello', 'c1', Date.now())]);
  return { threads: [one], thread: one };
};
const none: Partial<ChatView> = { threads: [], thread: undefined };
const box = (on: Stage) => on.get<HTMLTextAreaElement>('textarea');

describe('what is being written goes with the person', () => {
  afterEach(clear);

  const cases: Record<string, [before: Partial<ChatView>, after: Partial<ChatView>]> = {
    'a member who signed out in another tab': [
      { member: anna, ...talk() },
      { member: undefined, ...none },
    ],
    'a member without any talk': [{ member: anna }, { member: undefined }],
    'a member who is told to have left after the line was lost': [
      { member: anna, connection: 'waiting' },
      { member: undefined, connection: 'online' },
    ],
    'a visitor who signed out in another tab': [talk(), none],
    'a member after whom another one came': [{ member: anna }, { member: { ...anna, id: 'bob' } }],
  };
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(`of ${name}`, async () => {
      const on = await stage({ view: before });
      await on.write('my secret');
      await on.set(after);
      expect(box(on).value).to.equal('');
    });
  }

  it('with a change that was under way, and what stood there before', async () => {
    const on = await stage({ view: { member: anna, ...talk() } });
    await until(() => on.all('.tools').length > 0);
    await on.write('my secret');
    on.get('.tools > button').click();
    await drawn();
    on.get('[role=menuitem]').click();
    await drawn();
    expect(box(on).value).to.equal('hello');
    await on.set({ member: undefined, ...none });
    expect([box(on).value, on.all('.editing').length]).to.deep.equal(['', 0]);
  });
});

describe('what is being written stays', () => {
  afterEach(clear);

  const cases: Record<string, Partial<ChatView>[]> = {
    'while the line is gone': [{ member: anna, ...talk() }, { connection: 'waiting' }, { connection: 'online' }],
    'while a proof has run out': [
      { member: anna, ...talk() },
      { member: undefined, connection: 'waiting' },
      { member: anna, connection: 'online' },
    ],
    'when a visitor signs in': [talk(), { member: anna }],
    'when a first talk begins, and a next one': [
      {},
      talk(),
      { threads: [...talk().threads, ...talk('B').threads], thread: talk('B').thread },
    ],
  };
  for (const [name, [first, ...rest]] of Object.entries(cases)) {
    it(name, async () => {
      const on = await stage({ view: first ?? {} });
      await on.write('half a sentence');
      for (const view of rest) await on.set(view);
      expect(box(on).value).to.equal('half a sentence');
    });
  }
});
