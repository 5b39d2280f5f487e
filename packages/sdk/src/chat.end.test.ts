import { describe, expect, it } from 'vitest';
import { chatOver } from './chat.ts';
import { createRig, memoryDevice } from './testing/rig.ts';
import { C1, greetedShopper, MEI, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

describe('the end', () => {
  it('[LK5] leaves no timer, socket or listener', async () => {
    const { rig, chat, tell, device } = await greetedShopper({
      conversations: [{ conversation: C1, state: 'active', seq: 9 }],
    });
    tell({ type: 'typing', conversation: C1, by: MEI, on: true });
    const kept = chat.send('hello').catch((error) => error.code);
    const cid = rig.net.last.sent.at(-1)?.cid;
    tell({ type: 'problem', code: 'busy', text: 'busy', retry: 'later', cid, retryAfterMs: 60_000 });
    let changes = 0;
    chat.on('change', () => changes++);
    chat.destroy();
    expect([rig.clock.timers, rig.net.last.dropped, rig.listening]).toEqual([0, true, 0]);
    expect(await kept).toBe('destroyed');
    expect(device.value).toBeDefined();
    await settle();
    expect(changes).toBe(0);
    await expect(chat.send('x')).rejects.toMatchObject({ code: 'destroyed' });
    await expect(chat.connect()).rejects.toMatchObject({ code: 'destroyed' });
    await expect(chat.identify('x.y.z')).rejects.toMatchObject({ code: 'destroyed' });
    chat.destroy();
    rig.wake();
    await rig.clock.advance(100_000);
    expect(rig.net.sockets).toHaveLength(1);
  });

  it('[LK5] leaves nothing when it ends while connecting', async () => {
    const { rig, chat } = shopperOn();
    const connected = chat.connect().catch((error) => error.code);
    chat.destroy();
    await settle();
    expect([rig.net.sockets.length, rig.clock.timers, rig.listening]).toEqual([0, 0, 0]);
    expect(await connected).toBe('destroyed');
  });

  it('a listener that throws disturbs neither the others nor the client', async () => {
    const { chat, tell, of } = await greetedShopper();
    chat.on('availability', () => {
      throw new Error('the page’s own bug');
    });
    const off = chat.on('availability', () => undefined);
    off();
    off();
    tell({ type: 'state', state: { topic: 'availability', rev: 2, value: 'away' } });
    expect([of('availability'), chat.view.availability]).toEqual([['online', 'away'], 'away']);
  });

  it('tells of changes at most once a microtask, with the view as it is then', async () => {
    const { chat, tell } = await greetedShopper();
    void chat.send('zero');
    await settle();
    const seen: unknown[] = [];
    chat.on('change', (view) => seen.push(view));
    void chat.send('one');
    void chat.send('two');
    tell({ type: 'state', state: { topic: 'availability', rev: 2, value: 'away' } });
    await settle();
    expect(seen).toEqual([chat.view]);
    expect(chat.view).toBe(chat.view);
  });

  it('says which option is unusable', () => {
    const ports = { ...createRig().ports, page: () => undefined };
    const make = (endpoint: string, site: string, kind: string) => () =>
      chatOver({ ...ports, device: { ...memoryDevice(), kind: kind as 'none' } }, { endpoint, site });
    const bad = (path: string) => expect.objectContaining({ code: 'bad_option', retry: 'fix', path });
    for (const endpoint of ['', 'chat.example', 'ftp://x', 'javascript:1']) {
      expect(make(endpoint, 'demo', 'none')).toThrow(bad('endpoint'));
    }
    expect(make('https://chat.example', '', 'none')).toThrow(bad('site'));
    for (const kind of ['sesion', '', 'NONE']) {
      expect(make('https://chat.example', 'demo', kind)).toThrow(bad('storage'));
    }
    expect(make('https://chat.example', 'demo', 'session')).not.toThrow();
  });
});
