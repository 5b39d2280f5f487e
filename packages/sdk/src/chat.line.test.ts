import { describe, expect, it } from 'vitest';
import { createRig, greet } from './testing/rig.ts';
import { C1, greetedShopper, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const problem = (code: string, retry: string, more: object = {}) => ({
  type: 'problem',
  code,
  text: code,
  retry,
  ...more,
});

describe('the line', () => {
  it('[LK1] counts as connected once greeted, not when the socket opens', async () => {
    const { rig, chat, of } = shopperOn();
    void chat.connect();
    await settle();
    rig.net.last.open();
    expect(chat.view.connection).toBe('connecting');
    void chat.send('hello');
    expect(rig.net.last.sent.map(({ type }) => type)).toEqual(['hello']);
    await greet(rig);
    expect(of('connection')).toEqual(['connecting', 'online']);
  });

  it('[WR1] an availability that cannot be read is reported, and changes nothing', async () => {
    const { rig, chat, of } = await greetedShopper();
    rig.net.last.tell({ type: 'state', state: { topic: 'availability', rev: 2, value: 'fair' } });
    expect(chat.view).toMatchObject({ connection: 'online', availability: 'online' });
    expect(of('error')).toMatchObject([{ code: 'bad_frame' }]);
  });

  it('[LK2] drops a silent line and reconnects', async () => {
    const { rig, chat } = await greetedShopper();
    await rig.clock.advance(39_999);
    expect(chat.view.connection).toBe('online');
    await rig.clock.advance(1);
    expect([chat.view.connection, rig.net.last.dropped]).toEqual(['waiting', true]);
    await rig.clock.advance(500);
    await greet(rig);
    expect([chat.view.connection, rig.net.sockets.length]).toEqual(['online', 2]);
  });

  it('[LK2] asks at once when somebody is back, and reconnects without an answer in 5 s', async () => {
    const { rig, sent } = await greetedShopper();
    rig.wake();
    rig.wake();
    expect(sent('heartbeat')).toHaveLength(1);
    rig.net.last.tell({ type: 'heartbeat', at: 1, heads: [] });
    await rig.clock.advance(6_000);
    expect(rig.net.sockets).toHaveLength(1);
    rig.wake();
    await rig.clock.advance(5_000);
    expect(rig.net.sockets).toHaveLength(2);
  });

  it('[LK3] comes back within the window that the newest heartbeat named', async () => {
    const { rig } = await greetedShopper();
    rig.net.last.tell({ type: 'heartbeat', at: 1, heads: [], reconnectWindowMs: 600_000 });
    rig.net.last.tell({ type: 'heartbeat', at: 1, heads: [] });
    rig.net.last.end();
    await rig.clock.advance(500);
    expect(rig.net.sockets).toHaveLength(1);
    await rig.clock.advance(600_000);
    expect(rig.net.sockets.length).toBeGreaterThan(1);
  });

  it('tries at once when somebody is back while waiting', async () => {
    const { rig } = await greetedShopper({ reconnectWindowMs: 60_000 });
    rig.net.last.end();
    await settle();
    expect(rig.net.sockets).toHaveLength(1);
    rig.wake();
    await settle();
    expect(rig.net.sockets).toHaveLength(2);
  });

  it('[LK3] waits as a goaway says and hears the old socket out', async () => {
    const { rig, chat, of } = await greetedShopper({ conversations: [{ conversation: C1, state: 'active', seq: 1 }] });
    const unanswered = chat.send('hello');
    const cid = rig.net.last.sent.at(-1)?.cid;
    rig.net.last.tell({ type: 'goaway', waitMs: 4_000, heads: [] });
    expect(chat.view.connection).toBe('waiting');
    rig.net.last.tell({ type: 'ack', cid, conversation: C1, seq: 2, at: 5, head: { conversation: C1, seq: 2 } });
    await expect(unanswered).resolves.toMatchObject({ seq: 2 });
    rig.net.last.end(1012);
    await rig.clock.advance(3_999);
    expect(rig.net.sockets).toHaveLength(1);
    await rig.clock.advance(1);
    expect([rig.net.sockets.length, of('error')]).toEqual([2, []]);
  });

  it('[LK4] stops when it is refused for good, says why, and tries when asked again', async () => {
    const { rig, chat, of } = shopperOn();
    const connected = chat.connect();
    await settle();
    rig.net.last.open();
    rig.net.last.tell(problem('site_unknown', 'never'));
    rig.net.last.end(4404);
    await expect(connected).rejects.toMatchObject({ code: 'site_unknown', retry: 'never' });
    expect([chat.view.connection, of('error')]).toMatchObject(['refused', [{ code: 'site_unknown' }]]);
    rig.wake();
    await rig.clock.advance(100_000);
    expect(rig.net.sockets).toHaveLength(1);
    void chat.send('tries again');
    await greet(rig);
    expect(rig.net.last.sent.map(({ type }) => type)).toEqual(['hello', 'say']);
  });

  it('[LK4] tells everybody who waits for a send when the client is refused for good, and keeps their words', async () => {
    const { rig, chat } = shopperOn();
    const sent = chat.send('to nobody');
    await settle();
    rig.net.last.open();
    rig.net.last.tell(problem('key_required', 'fix'));
    rig.net.last.end(4401);
    await expect(sent).rejects.toMatchObject({ code: 'key_required', retry: 'fix' });
    expect(chat.view.pending).toMatchObject([{ text: 'to nobody', status: 'failed', problem: 'key_required' }]);
  });

  it('[LK4] stops when a greeted line is ended for good, and tells it once', async () => {
    const { rig, chat, of } = await greetedShopper();
    rig.net.last.tell(problem('hello_twice', 'never'));
    rig.net.last.end(4409);
    expect([chat.view.connection, of('error')]).toMatchObject(['refused', [{ code: 'hello_twice' }]]);
  });

  it('goes on after a refusal that ended nothing, and after a cut that had nothing to do with it', async () => {
    const { rig, chat, of } = await greetedShopper();
    rig.net.last.tell(problem('conversation_unknown', 'never', { about: 'follow' }));
    expect([chat.view.connection, of('error')]).toMatchObject(['online', [{ code: 'conversation_unknown' }]]);
    rig.net.last.end(1006);
    expect(chat.view.connection).toBe('waiting');
  });

  it('waits as long as a refusal of the hello says', async () => {
    const { rig, chat } = shopperOn();
    void chat.connect();
    await settle();
    rig.net.last.open();
    rig.net.last.tell(problem('too_many_sockets', 'later', { retryAfterMs: 30_000 }));
    rig.net.last.end(4429);
    await rig.clock.advance(29_999);
    expect(rig.net.sockets).toHaveLength(1);
    await rig.clock.advance(1_001);
    expect(rig.net.sockets).toHaveLength(2);
  });

  it('treats a socket that cannot even be made as a lost line', async () => {
    const rig = createRig();
    let tries = 0;
    const ports = {
      ...rig.ports,
      transport: {
        open() {
          tries++;
          throw new Error('blocked by the page’s policy');
        },
      },
    };
    const { chat } = shopperOn({ ...rig, ports });
    void chat.connect();
    await rig.clock.advance(60_000);
    expect(tries).toBeGreaterThan(5);
    expect(chat.view.connection).toBe('waiting');
    chat.destroy();
    expect(rig.clock.timers).toBe(0);
  });

  it('gives up on a relay that never greets, and tries again', async () => {
    const { rig, chat } = shopperOn();
    void chat.connect();
    await settle();
    rig.net.last.open();
    await rig.clock.advance(15_000);
    expect(chat.view.connection).toBe('waiting');
    await rig.clock.advance(1_000);
    expect(rig.net.sockets).toHaveLength(2);
  });
});
