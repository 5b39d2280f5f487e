import { describe, expect, it } from 'vitest';
import type { ChatError } from '../errors.ts';
import { ack, C1, facts, greetedShopper, MEI, requested, said } from '../testing/shopper.ts';
import { settle } from '../testing/virtual-clock.ts';

const open = { conversations: [{ conversation: C1, state: 'active', seq: 3 }] };
const log = facts([requested(), said(2, 'helo', { cid: 'c2' }), said(3, 'hi', { by: MEI })]);

async function talking() {
  const shopper = await greetedShopper(open);
  shopper.tell(log);
  await settle();
  const { chat, says } = shopper;
  const pending = () =>
    (chat.view.thread?.pending ?? []).map(({ text, status, problem }) => `${text} ${problem ?? status}`);
  const texts = () => (chat.view.thread?.events ?? []).flatMap((event) => (event.kind === 'message' ? event.text : []));
  const out = () => says().map(({ text }) => text);
  return { ...shopper, pending, texts, out };
}
const code = (promise: Promise<unknown>) => promise.catch((error: ChatError) => error.code);
const later = <T>(clock: { after(ms: number, run: () => void): unknown }, ms: number, value: T) =>
  new Promise<T>((resolve) => void clock.after(ms, () => resolve(value)));

describe('before words are sent', () => {
  it('[HK1] hooks change them, new ones and edits, each with what the one before made of them', async () => {
    const { chat, out, sent } = await talking();
    const seen: unknown[] = [];
    chat.hook('beforeSend', (about) => {
      seen.push(about);
      return about.text.replace(/\d{4}/g, '****');
    });
    const off = chat.hook('beforeSend', async ({ text }) => `${text}!`);
    void chat.send('card 1234');
    void chat.edit(2, 'hello 1234');
    await settle();
    expect([out(), sent('edit').map(({ text }) => text)]).toEqual([['card ****!'], ['hello ****!']]);
    expect(seen).toEqual([
      { text: 'card 1234', conversation: C1, edits: undefined, file: undefined },
      { text: 'hello 1234', conversation: C1, edits: 2, file: undefined },
    ]);
    off();
    void chat.send('5678');
    await settle();
    expect(out().at(-1)).toBe('****');
  });

  it('[HK1] nothing goes by one that is not loaded so far, nor around what it still looks at', async () => {
    const { chat, rig, out, pending } = await talking();
    const off = chat.hook('beforeSend', ({ text }) =>
      text === 'one' ? later(rig.clock, 1_000, 'ONE') : text.toUpperCase(),
    );
    void chat.send('one');
    void chat.send('two');
    await settle();
    expect([out(), pending()]).toEqual([[], ['one unsaved', 'two unsaved']]);
    off();
    void chat.send('three');
    await rig.clock.advance(1_000);
    expect(out()).toEqual(['ONE', 'TWO', 'three']);
  });

  it('[HK1] what can’t be loaded lets nothing go', async () => {
    const { chat, rig, out } = await talking();
    rig.extras = () => Promise.reject(new Error('404'));
    chat.hook('beforeSend', () => undefined);
    expect(await code(chat.send('one'))).toBe('offline');
    expect(out()).toEqual([]);
  });

  it('[HK2] refused words are told by name, stay in sight, and go only through the hooks again', async () => {
    const { chat, out, pending, device, rig } = await talking();
    let mood: false | undefined = false;
    chat.hook('beforeSend', () => mood);
    expect(await code(chat.send('damn'))).toBe('hook_refused');
    expect([out(), pending(), [...rig.disk.records.keys()]]).toEqual([[], ['damn hook_refused'], []]);
    const cid = chat.view.thread?.pending[0]?.cid ?? '';
    chat.retry(cid);
    await settle();
    expect(pending()).toEqual(['damn hook_refused']);
    mood = undefined;
    chat.retry(cid);
    await settle();
    expect([out(), pending()]).toEqual([['damn'], ['damn sending']]);
    expect(device.value).toBeDefined();
    mood = false;
    const gone = code(chat.send('again'));
    await settle();
    chat.discard(chat.view.thread?.pending.at(-1)?.cid ?? '');
    expect([await gone, pending()]).toEqual(['hook_refused', ['damn sending']]);
    expect(await code(chat.edit(2, 'no'))).toBe('hook_refused');
  });

  it.each([
    ['throws', () => Promise.reject(new Error('bug'))],
    [
      'throws at once',
      () => {
        throw new Error('bug');
      },
    ],
    ['never ends', () => new Promise<string>(() => undefined)],
    ['gives nothing that could be sent', () => ' '],
    ['gives too much', () => 'x'.repeat(4_001)],
    ['gives something else', () => 7 as unknown as string],
    ['throws what has no words', () => Promise.reject(Object.create(null))],
    [
      'throws at once what has no words',
      () => {
        throw Symbol('bug');
      },
    ],
  ])('[HK3] one that %s stops the words after its time, and holds nobody up for ever', async (_, run) => {
    const { chat, rig, out, pending, of } = await talking();
    const off = chat.hook('beforeSend', run, { timeoutMs: 500 });
    const first = code(chat.send('secret'));
    await rig.clock.advance(500);
    expect([await first, out(), pending()]).toEqual(['hook_failed', [], ['secret hook_failed']]);
    expect(of('error')).toMatchObject([{ code: 'hook_failed', retry: 'later' }]);
    off();
    void chat.send('next');
    await settle();
    expect(out()).toEqual(['next']);
  });

  it('[HK3] a time that is none is the usual one, and a name that is none lets nothing go', async () => {
    const { chat, rig, of } = await talking();
    const off = chat.hook('beforeSend', () => new Promise<string>(() => undefined), { timeoutMs: Number.NaN });
    const first = code(chat.send('one'));
    await rig.clock.advance(3_000);
    expect(await first).toBe('hook_failed');
    off();
    chat.hook('beforeSent' as 'beforeSend', () => '****');
    expect(await code(chat.send('secret'))).toBe('hook_failed');
    expect(of('error').at(-1)).toMatchObject({ message: expect.stringContaining('beforeSent') });
  });

  it('[OB10] where there is no room by the time the hooks have passed it, its caller is told', async () => {
    const { chat, rig } = await talking();
    rig.net.last.end();
    const long = '好'.repeat(4_000);
    for (let n = 0; n < 436; n++) void chat.send(long);
    chat.hook('beforeSend', async ({ text }) => text);
    const last = code(chat.send(long));
    await settle();
    expect([await last, chat.view.thread?.pending.length]).toEqual(['outbox_full', 436]);
  });

  it('[LK5] a hook that never answers leaves no timer behind', async () => {
    const { chat, rig } = await talking();
    chat.hook('beforeSend', () => new Promise<string>(() => undefined));
    chat.hook('beforeDisplay', () => new Promise<string>(() => undefined));
    await settle();
    void chat.send('one');
    await settle();
    expect(chat.view.thread?.events.map(({ seq }) => seq)).toEqual([1, 2]);
    chat.destroy();
    expect(rig.clock.timers).toBe(0);
  });

  it('[HK3] one that only looks on says so, and its failure stops nothing', async () => {
    const { chat, rig, out, of } = await talking();
    chat.hook('beforeSend', () => Promise.reject(new Error('analytics')), { otherwise: 'pass' });
    void chat.send('one');
    await rig.clock.advance(0);
    await settle();
    expect([out(), of('error').length]).toEqual([['one'], 1]);
  });

  it('[HK4] with the person what a hook looks at is gone, and sent in nobody’s name', async () => {
    const { chat, rig } = await talking();
    chat.hook('beforeSend', () => later(rig.clock, 1_000, 'late'));
    const lost = code(chat.send('mine'));
    await settle();
    await chat.signOut();
    expect(await lost).toBe('signed_out');
    await rig.clock.advance(2_000);
    expect(rig.net.sockets.flatMap(({ sent }) => sent.filter(({ type }) => type === 'say'))).toEqual([]);
    expect(chat.view.pending).toEqual([]);
  });
});

describe('before words are shown', () => {
  it('[HK5] hooks change or hide what others say, and leave the log, the order and one’s own words alone', async () => {
    const { chat, texts, tell, of } = await talking();
    chat.hook('beforeDisplay', ({ text }) => (text.includes('hide') ? false : `«${text}»`));
    await settle();
    expect(texts()).toEqual(['helo', '«hi»']);
    tell(facts([said(4, 'hide me', { by: MEI }), said(5, 'mine'), said(6, 'bye', { by: MEI })]));
    await settle();
    expect(texts()).toEqual(['helo', '«hi»', 'mine', '«bye»']);
    expect(of('message').map((one) => (one as { text: string }).text)).toEqual(['mine', '«bye»']);
    expect(chat.unread).toBe(2);
    tell(facts([{ ...said(7, 'goodbye', { by: MEI }), kind: 'edited', of: 6 }]));
    await settle();
    expect(texts().at(-1)).toBe('«goodbye»');
  });

  it('[HK5] while one looks, what comes after waits to be told, in order; edits keep what was shown', async () => {
    const { chat, rig, texts, tell, of } = await talking();
    chat.markRead();
    const off = chat.hook('beforeDisplay', ({ text }) =>
      later(rig.clock, text === 'slow' ? 1_000 : 10, text.toUpperCase()),
    );
    await rig.clock.advance(20);
    expect(texts()).toEqual(['helo', 'HI']);
    tell(facts([said(4, 'slow', { by: MEI }), said(5, 'fast', { by: MEI }), said(6, 'mine')]));
    await rig.clock.advance(20);
    expect([texts(), of('message'), chat.unread]).toEqual([['helo', 'HI', 'FAST', 'mine'], [], 1]);
    await rig.clock.advance(1_000);
    expect(texts()).toEqual(['helo', 'HI', 'SLOW', 'FAST', 'mine']);
    expect(of('message').map((one) => (one as { text: string }).text)).toEqual(['SLOW', 'FAST', 'mine']);
    tell(facts([{ ...said(7, 'slow', { by: MEI }), kind: 'edited', of: 5 }]));
    await rig.clock.advance(20);
    expect(texts()).toEqual(['helo', 'HI', 'SLOW', 'FAST', 'mine']);
    off();
    expect(texts()).toEqual(['helo', 'hi', 'slow', 'slow', 'mine']);
  });

  it('[HK3] one that fails or takes too long shows the words as they are, or nothing where that is asked for', async () => {
    const { chat, rig, texts, of } = await talking();
    const off = chat.hook('beforeDisplay', () => new Promise<string>(() => undefined), { timeoutMs: 200 });
    await settle();
    expect(texts()).toEqual(['helo']);
    await rig.clock.advance(200);
    expect([texts(), of('error').length]).toEqual([['helo', 'hi'], 1]);
    off();
    chat.hook(
      'beforeDisplay',
      () => {
        throw new Error('bug');
      },
      { otherwise: 'stop' },
    );
    await settle();
    expect(texts()).toEqual(['helo']);
  });
});

it('[HK1] who has no hook has nothing of it loaded', async () => {
  const { chat, rig, out, tell, says } = await talking();
  let loads = 0;
  const { extras } = rig;
  rig.extras = () => {
    loads += 1;
    return extras();
  };
  void chat.send('one');
  tell(ack(says()[0]?.cid, 4));
  chat.on('message', () => undefined);
  chat.markRead();
  chat.typing();
  await settle();
  expect([out(), loads, chat.unread]).toEqual([['one'], 0, 0]);
  await chat.tags(['a']);
  expect(loads).toBe(1);
});
