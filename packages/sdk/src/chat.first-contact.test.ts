import { describe, expect, it } from 'vitest';
import { greet, memoryDevice } from './testing/rig.ts';
import { greetedShopper, shopperOn } from './testing/shopper.ts';

describe('the first contact', () => {
  it('[ID2] stores, opens and listens to nothing before the first call', async () => {
    const { rig, device, chat } = shopperOn();
    await rig.clock.advance(100_000);
    expect([rig.net.sockets.length, rig.clock.timers, rig.listening, device.writes]).toEqual([0, 0, 0, 0]);
    expect(chat.view).toMatchObject({ connection: 'idle', availability: 'unknown', thread: undefined, threads: [] });
  });

  it('greets with a secret made in memory, and says what it is', async () => {
    const { rig, device, chat } = await greetedShopper();
    expect(rig.net.last.url).toBe('wss://chat.example/ws');
    expect(rig.net.last.sent[0]).toMatchObject({
      type: 'hello',
      role: 'shopper',
      protocol: 1,
      site: 'demo',
      follow: [],
    });
    expect(rig.net.last.sent[0]?.token).toMatch(/^[\w-]{43}$/);
    expect(device.value).toBeUndefined();
    expect(chat.view).toMatchObject({ connection: 'online', availability: 'online' });
  });

  it('[ID2] keeps the secret on the device with the first durable act, and greets with it ever after', async () => {
    const { rig, device, chat } = await greetedShopper();
    void chat.send('hello');
    const { token } = JSON.parse(device.value ?? '{}');
    expect(token).toBe(rig.net.last.sent[0]?.token);
    const later = await greetedShopper({}, memoryDevice(device.value));
    expect(later.rig.net.last.sent[0]?.token).toBe(token);
  });

  it('takes over the secret another tab stored first, before anything durable goes out', async () => {
    const device = memoryDevice();
    const { rig, chat, says } = await greetedShopper({}, device);
    device.value = JSON.stringify({ token: 'b'.repeat(43) });
    void chat.send('hello');
    expect(says()).toEqual([]);
    await greet(rig);
    expect(rig.net.last.sent[0]?.token).toBe('b'.repeat(43));
    expect(says()).toHaveLength(1);
  });

  it('does not mind storage that holds nonsense', async () => {
    const { rig } = await greetedShopper({}, memoryDevice('{"token":[1]}'));
    expect(rig.net.last.sent[0]?.token).toMatch(/^[\w-]{43}$/);
  });
});
