import { describe, expect, it } from 'vitest';
import { ChatError } from '../errors.ts';
import { FAKE_SELF, fakeAgent, fakeChat } from './index.ts';

const conversation = '01arz3ndektsv4rrffqa';

describe('fakeChat', () => {
  it('emits change, connection and availability when the view is set', () => {
    const chat = fakeChat();
    const seen: unknown[] = [];
    chat.on('change', (view) => seen.push(view.connection));
    chat.on('connection', (value) => seen.push(value));
    chat.on('availability', (value) => seen.push(value));
    chat.set({ connection: 'online', availability: 'away' });
    expect(seen).toEqual(['online', 'away', 'online']);
    expect(chat.view.connection).toBe('online');
  });

  it('tells of a place, a number and a choice that are others, as the client does', () => {
    const chat = fakeChat();
    const seen: unknown[] = [];
    for (const event of ['queue', 'unread', 'consent'] as const) chat.on(event, (value: unknown) => seen.push(value));
    const queue = { place: 2, expectedWaitMs: undefined };
    chat.set({ queue, unread: 3, consent: 'none' });
    chat.set({ stale: 1 });
    expect(seen).toEqual(['none', queue, 3]);
  });

  it('has no rejection unhandled that nobody waits for, as the client', async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    const chat = fakeChat();
    void chat.send('one');
    chat.calls.last('send').reject(new ChatError('blocked'));
    await new Promise((done) => setTimeout(done));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  it('records sends and lets the test settle them', async () => {
    const chat = fakeChat();
    const first = chat.send('one');
    const second = chat.send('two', { page: { url: 'https://shop.example/', title: 'Shop' } });
    const stored = { cid: 'c', conversation, seq: 2, at: 1 };
    chat.calls.of('send')[0]?.resolve(stored);
    chat.calls.last('send').reject(new ChatError('text_too_long', 'too long', 'fix'));
    await expect(first).resolves.toEqual(stored);
    await expect(second).rejects.toMatchObject({ code: 'text_too_long' });
    expect(chat.calls.last('send').args[0]).toBe('two');
  });

  it('answers at once where told to, and holds again where told to', async () => {
    const chat = fakeChat();
    await expect(chat.history()).resolves.toBe(false);
    chat.calls.answer('history', () => true);
    await expect(chat.history()).resolves.toBe(true);
    chat.calls.hold('history');
    const held = chat.history();
    chat.calls.last('history').resolve(false);
    await expect(held).resolves.toBe(false);
  });

  it('says nothing after destroy or unsubscribe', () => {
    const chat = fakeChat();
    let heard = 0;
    const off = chat.on('change', () => heard++);
    off();
    chat.on('change', () => heard++);
    chat.set({});
    chat.destroy();
    chat.set({});
    expect([heard, chat.destroyed]).toEqual([1, true]);
  });
});

describe('what screens do with second thoughts, receipts and a device that keeps nothing', () => {
  it('is set in the view and recorded as calls', async () => {
    const chat = fakeChat({ storage: 'memory', stale: 3 });
    expect(chat.view).toMatchObject({ storage: 'memory', stale: 3, leader: true });
    chat.sendStale();
    chat.discardStale();
    chat.read(7);
    const edited = chat.edit(2, 'hello');
    const recalled = chat.recall(3);
    chat.calls.last('recall').reject(new ChatError('too_late', 'late', 'never'));
    chat.calls.last('edit').resolve({ cid: 'c', conversation, seq: 8, at: 1 });
    await expect(edited).resolves.toMatchObject({ seq: 8 });
    await expect(recalled).rejects.toMatchObject({ code: 'too_late' });
    expect(chat.calls.all.map(({ method, args }) => [method, ...args])).toEqual([
      ['sendStale'],
      ['discardStale'],
      ['read', 7],
      ['edit', 2, 'hello'],
      ['recall', 3],
    ]);
  });
});

describe('fakeAgent', () => {
  it('greets with the view’s self, else with a default one', async () => {
    await expect(fakeAgent().connect()).resolves.toBe(FAKE_SELF);
    const self = { ...FAKE_SELF, name: 'Jun' };
    await expect(fakeAgent({ self }).signIn({ email: 'e', password: 'p' })).resolves.toBe(self);
  });

  it('records uploads like all else, and has them at hand', async () => {
    const agent = fakeAgent();
    const blob = new Blob(['hello']);
    const upload = await agent.upload(blob, { name: 'a.txt' });
    expect([agent.calls.last('upload').args, agent.uploads[0]]).toEqual([[blob, { name: 'a.txt' }], upload]);
  });

  it('lets the test decide who was faster', async () => {
    const agent = fakeAgent();
    const taken = agent.take(conversation);
    agent.calls.last('take').reject(new ChatError('already_taken', 'late', 'never'));
    await expect(taken).rejects.toMatchObject({ code: 'already_taken' });
    expect(() => agent.calls.last('note')).toThrow('note was not called');
  });
});
