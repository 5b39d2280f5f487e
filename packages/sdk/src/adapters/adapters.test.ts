import { SUBPROTOCOL } from '@shopbell/protocol/constants';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createChat } from '../create-chat.ts';
import { anonymousToken, createCids, uuid7 } from '../ids.ts';
import { timeOf } from '../time-of.ts';
import { deviceStore } from './device.ts';
import { openShelf } from './later.ts';
import { leaveGuard } from './leave-guard.ts';
import { currentPage, pageWakes } from './page.ts';
import { webSocket } from './socket.ts';
import { systemChance, systemClock } from './system.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page's storage, by its one method that is called first. */
function inBrowser(storage: Partial<Storage> | (() => never), name = 'localStorage') {
  vi.stubGlobal('document', { hidden: false, title: 'Kettle' });
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get: () => (typeof storage === 'function' ? storage() : storage),
  });
}

const refuse = (): never => {
  throw new DOMException('no', 'SecurityError');
};

describe('storage of the device', () => {
  it('keeps one key in localStorage, or in sessionStorage where asked', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
    inBrowser(storage);
    inBrowser(refuse, 'sessionStorage');
    const device = deviceStore('key', undefined);
    expect(device.read()).toBeUndefined();
    device.write('value');
    expect([device.read(), kept.get('key')]).toEqual(['value', 'value']);
    device.clear();
    expect(kept.size).toBe(0);
    deviceStore('key', 'session').write('x');
    expect(kept.size).toBe(0);
  });

  it.each([
    ['is forbidden', refuse],
    ['throws at every call', { getItem: refuse, setItem: refuse, removeItem: refuse }],
    ['is full', { getItem: () => null, setItem: refuse, removeItem: () => undefined }],
    ['is absent', undefined as unknown as Storage],
  ])('remembers nothing and throws nothing where it %s', (_, storage) => {
    inBrowser(storage);
    const device = deviceStore('key', 'persistent');
    device.write('value');
    device.clear();
    expect(device.read()).toBeUndefined();
  });

  it('is not used outside browsers, nor where a page wants none', () => {
    expect(deviceStore('key', 'persistent').read()).toBeUndefined();
    inBrowser({ getItem: () => 'value' });
    for (const kind of ['none', 'sesion']) expect(deviceStore('key', kind as 'none').read()).toBeUndefined();
    expect(deviceStore('key', 'persistent').read()).toBe('value');
  });
});

describe('signs of life of the page', () => {
  it('hears online, focus, pageshow and the page becoming visible, and leaves no listener', () => {
    const target = new EventTarget();
    vi.stubGlobal('document', { hidden: true });
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
    const wake = vi.fn();
    const stop = pageWakes(wake);
    for (const type of ['online', 'focus', 'pageshow', 'visibilitychange']) target.dispatchEvent(new Event(type));
    expect(wake).toHaveBeenCalledTimes(3);
    vi.stubGlobal('document', { hidden: false });
    target.dispatchEvent(new Event('visibilitychange'));
    expect(wake).toHaveBeenCalledTimes(4);
    stop();
    target.dispatchEvent(new Event('online'));
    expect(wake).toHaveBeenCalledTimes(4);
  });

  it('has none and no page outside browsers', () => {
    expect(pageWakes(() => undefined)()).toBeUndefined();
    expect(currentPage()).toBeUndefined();
    vi.stubGlobal('location', { href: 'https://shop.example/p' });
    // What stands in for the title is not asked.
    for (const [found, title] of [
      [{ text: 'Kettle' }, 'Kettle'],
      [null, ''],
    ] as const) {
      vi.stubGlobal('document', { title: {}, querySelector: () => found });
      expect(currentPage()).toEqual({ url: 'https://shop.example/p', title });
    }
  });
});

it('tells a page by its own title: without the number of unread messages that the widget puts in front of it', async () => {
  vi.stubGlobal('location', { href: 'https://shop.example/p' });
  let text = '';
  const querySelector = (selector: string) => (selector === 'title' ? { text } : null);
  vi.stubGlobal('document', { hidden: false, querySelector });
  vi.resetModules();
  const { pageSight } = await import('./sight.ts');
  // Whoever imports it next is in no browser.
  vi.resetModules();
  const titles = ['(2)\xa0Tea', '(2) Tea', 'Tea (2)'].map((title) => {
    text = title;
    return Object(pageSight?.read()).page.title;
  });
  expect(titles).toEqual(['Tea', '(2) Tea', 'Tea (2)']);
});

describe('leaving the page', () => {
  it('[OB9] is asked about while it must be, by one listener that goes again', () => {
    const target = new EventTarget();
    vi.stubGlobal('document', {});
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
    const leaves = () => !target.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(leaves()).toBe(false);
    const [one, two] = [{}, {}];
    leaveGuard(true, one);
    leaveGuard(true, one);
    leaveGuard(true, two);
    leaveGuard(false, one);
    expect(leaves()).toBe(true);
    leaveGuard(false, two);
    leaveGuard(false, one);
    expect(leaves()).toBe(false);
  });

  it('asks nobody outside browsers', () => {
    expect(() => {
      leaveGuard(true, {});
      leaveGuard(false, {});
    }).not.toThrow();
  });
});

describe('the device’s database', () => {
  it('[OB9] is none where there is no IndexedDB, or where even its name is refused', () => {
    expect(openShelf('name', 'owner')).toBeUndefined();
    Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get: refuse });
    expect(openShelf('name', 'owner')).toBeUndefined();
    Reflect.deleteProperty(globalThis, 'indexedDB');
  });
});

describe('the WebSocket', () => {
  it('speaks the subprotocol, passes on what comes, and hears nothing after close', () => {
    class Socket {
      static last: Socket | undefined;
      onopen: (() => void) | null = null;
      onmessage: ((event: { data: unknown }) => void) | null = null;
      onclose: ((event: { code: number }) => void) | null = null;
      sent: string[] = [];
      ended = false;
      readonly url: string;
      readonly protocols: string;
      constructor(url: string, protocols: string) {
        this.url = url;
        this.protocols = protocols;
        Socket.last = this;
      }
      send(text: string) {
        this.sent.push(text);
      }
      close() {
        this.ended = true;
      }
    }
    vi.stubGlobal('WebSocket', Socket);
    const heard: unknown[] = [];
    const socket = webSocket.open('wss://chat.example/ws', {
      opened: () => heard.push('opened'),
      text: (data) => heard.push(data),
      closed: (code) => heard.push(code),
    });
    const wire = Socket.last;
    wire?.onopen?.();
    wire?.onmessage?.({ data: '{}' });
    wire?.onclose?.({ code: 1006 });
    socket.send('up');
    expect([heard, wire?.sent, wire?.url, wire?.protocols]).toEqual([
      ['opened', '{}', 1006],
      ['up'],
      'wss://chat.example/ws',
      SUBPROTOCOL,
    ]);
    socket.close();
    expect([wire?.ended, wire?.onopen, wire?.onmessage, wire?.onclose]).toEqual([true, null, null, null]);
  });
});

describe('clocks and randomness', () => {
  it('takes a timer back', async () => {
    const ring = vi.fn();
    systemClock.after(0, ring)();
    await new Promise<void>((resolve) => systemClock.after(5, resolve));
    expect(ring).not.toHaveBeenCalled();
    expect(systemClock.now()).toBeGreaterThan(0);
    expect(systemClock.wall()).toBeGreaterThan(1_700_000_000_000);
  });

  it('[OB14] makes cids that grow with every press, within a millisecond and when the clock is set back', () => {
    let wall = 1_700_000_000_000;
    const cids = createCids({ wall: () => wall }, systemChance);
    const made = Array.from({ length: 500 }, cids.next);
    wall -= 86_400_000;
    made.push(cids.next());
    const after = '02ffffff-ffff-7000-8000-000000000000';
    cids.after(timeOf(after));
    made.push(cids.next());
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
    expect((made.at(-1) ?? '') > after).toBe(true);
  });

  it('makes ids and secrets the relay takes, no two alike', () => {
    const at = 0x0123456789ab;
    const cids = Array.from({ length: 1000 }, () => uuid7(at, systemChance));
    expect(new Set(cids).size).toBe(1000);
    for (const cid of cids) {
      expect(cid).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    const tokens = Array.from({ length: 1000 }, () => anonymousToken(systemChance));
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(systemChance.number()).toBeLessThan(1);
  });
});

it('[ID2] a chat that nobody uses touches neither storage nor network, even where both throw', () => {
  inBrowser(refuse);
  vi.stubGlobal('WebSocket', refuse);
  const chat = createChat({ endpoint: 'https://chat.example', site: 'demo' });
  expect(chat.view.connection).toBe('idle');
  chat.destroy();
});
