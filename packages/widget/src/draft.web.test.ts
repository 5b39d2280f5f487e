import { expect } from '@open-wc/testing';
import type { ChatView } from '@shopbell/sdk';
import { KEEP_MS } from './draft.ts';
import { box, enter, fresh, key, menu, view } from './testing/acts.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';

const NAME = 'shopbell-draft:demo';
const PERSON = 'shopbell:https://chat.example:demo';
const anna = { id: 'anna', name: 'Anna', expiresAt: 9 };
const bob = { ...anna, id: 'bob' };
const kept = () => sessionStorage.getItem(NAME);
/** What the device remembers of the person from the first act on. */
const remember = (at: number, member?: string) =>
  localStorage.setItem(PERSON, JSON.stringify({ token: 't', member, at }));
const away = () => window.dispatchEvent(new PageTransitionEvent('pagehide'));

/** Types, and waits until what keeps it is there. */
const type = async (on: Stage, text: string) => {
  await on.write(text);
  await until(() => on.all('.clip').length > 0);
};
/** Types something, and goes to another page of the shop. */
const leave = async (on: Stage, text: string) => {
  await type(on, text);
  away();
  on.element.remove();
  await drawn();
};
/** Another page of the shop, with the chat open; what keeps words is loaded. */
const next = async (more: Partial<ChatView> = {}): Promise<Stage> => {
  const on = await stage({ view: { availability: 'away', opensAt: Date.now() + 3_600_000, ...more } });
  await until(() => on.all('.clip').length > 0);
  await drawn();
  return on;
};

describe('words that were not sent', () => {
  afterEach(clear);

  it('stand in the message box on the next page, until they are sent', async () => {
    await leave(await stage(), 'half a sentence');
    const on = await stage();
    await until(() => box(on).value === 'half a sentence');
    expect(on.all('.send[disabled]').length).to.equal(0);
    enter(on);
    await on.set(view(fresh()));
    expect([box(on).value, kept()]).to.deep.equal(['', null]);
    on.element.remove();
    expect(box(await next()).value).to.equal('');
  });

  it('are kept while somebody writes, not with each key', async () => {
    const { setItem } = Storage.prototype;
    let writes = 0;
    Storage.prototype.setItem = function (name, value) {
      if (name === NAME) writes += 1;
      setItem.call(this, name, value);
    };
    const on = await stage();
    await type(on, 'w');
    await until(() => writes === 1);
    const began = performance.now();
    for (const text of ['wo', 'wor', 'word', 'words']) {
      box(on).value = text;
      box(on).dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await until(() => kept()?.includes('words') ?? false);
    Storage.prototype.setItem = setItem;
    expect(writes).to.equal(2);
    expect(performance.now() - began).to.be.greaterThan(KEEP_MS / 2);
  });

  it('are kept at once when the page is left, or out of sight', async () => {
    const on = await stage();
    await type(on, 'left');
    away();
    expect(kept()).to.contain('left');
    await on.write('out of sight');
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');
    expect(kept()).to.contain('out of sight');
  });

  for (const [storage, keys] of [
    ['persistent', [NAME]],
    ['session', [NAME]],
    ['none', []],
  ] as const) {
    it(`are kept in the tab as the page says: ${storage}`, async () => {
      await leave(await stage({ attributes: { storage } }), 'mine');
      expect([Object.keys(localStorage), Object.keys(sessionStorage)]).to.deep.equal([[], keys]);
    });
  }

  it('leave nothing behind of somebody who only looked, or took them back', async () => {
    const on = await next();
    await on.element.close();
    away();
    expect(sessionStorage.length).to.equal(0);
    await leave(await stage(), 'a thought');
    const later = await stage();
    await until(() => box(later).value === 'a thought');
    await later.write('');
    await until(() => sessionStorage.length === 0);
  });

  it('are those that stood there before a message was changed', async () => {
    const on = await stage({ view: view(fresh()) });
    await on.write('a new one');
    const [edit] = await menu(on);
    edit?.click();
    await drawn();
    await on.write('seconds');
    away();
    expect([box(on).value, JSON.parse(kept() ?? '').text]).to.deep.equal(['seconds', 'a new one']);
  });

  it('stand above what was typed before they came', async () => {
    await leave(await stage({ view: { member: anna } }), 'from before');
    const on = await next();
    await on.write('typed meanwhile');
    await on.set({ member: anna });
    expect(box(on).value).to.equal('from before\ntyped meanwhile');
    away();
    expect(JSON.parse(kept() ?? '').text).to.equal('from before\ntyped meanwhile');
  });

  it('come as the newest page has left them when a page comes out of the browser’s cache', async () => {
    const back = () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    const on = await stage();
    await type(on, 'first');
    away();
    back();
    expect(box(on).value).to.equal('first');
    sessionStorage.setItem(NAME, JSON.stringify({ text: 'first and more' }));
    back();
    await drawn();
    expect(box(on).value).to.equal('first and more');
    sessionStorage.removeItem(NAME);
    back();
    await drawn();
    expect(box(on).value).to.equal('');
  });

  it('are none where something else stands in their place', async () => {
    for (const foreign of ['{', 'null', '7', '{"text":{"length":3}}']) {
      sessionStorage.setItem(NAME, foreign);
      const on = await next();
      expect(box(on).value).to.equal('');
      on.element.remove();
    }
  });

  it('cost a page without storage nothing', async () => {
    // By its methods: WebKit goes on calling a getter of the window that was called often before, whatever has taken its place.
    const own = Object.getOwnPropertyDescriptors(Storage.prototype);
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    for (const name of ['getItem', 'setItem', 'removeItem'] as const) Storage.prototype[name] = refuse;
    try {
      const on = await stage();
      await type(on, 'here alone');
      away();
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await drawn();
      expect(box(on).value).to.equal('here alone');
      on.element.remove();
      await drawn();
      expect(box(await next()).value).to.equal('');
    } finally {
      Object.defineProperties(Storage.prototype, own);
    }
  });
});

describe('words that were not sent are given to who wrote them', () => {
  afterEach(clear);

  it('a member’s not before the relay has confirmed them', async () => {
    await leave(await stage({ view: { member: anna } }), 'my secret');
    const unproven = await next();
    expect(box(unproven).value).to.equal('');
    away();
    unproven.element.remove();
    const on = await next();
    await on.set({ member: anna });
    expect(box(on).value).to.equal('my secret');
  });

  it('a member’s that wait stay theirs over what is sent or taken back meanwhile, of which nothing comes back', async () => {
    // Not as a member: only the words tell that they wait for one.
    remember(1);
    await leave(await stage({ view: { member: anna } }), 'my secret');
    const on = await next();
    await on.write('hi');
    away();
    expect(JSON.parse(kept() ?? '')).to.deep.equal({ text: 'my secret\nhi', member: 'anna', since: '1' });
    enter(on);
    await on.set({});
    expect(JSON.parse(kept() ?? '')).to.deep.equal({ text: 'my secret', member: 'anna', since: '1' });
    await on.write('never mind');
    away();
    await on.write('');
    away();
    on.element.remove();
    const later = await next();
    expect(box(later).value).to.equal('');
    await later.set({ member: anna });
    expect(box(later).value).to.equal('my secret');
  });

  it('those of whom the device remembers, typed before the relay has greeted anybody, to that member alone', async () => {
    const off = { connection: 'connecting' } as const;
    for (const [member, given] of [
      [bob, ''],
      [anna, 'my secret'],
    ] as const) {
      remember(1, 'anna');
      await leave(await stage({ view: off }), 'my secret');
      const on = await next(off);
      expect(box(on).value).to.equal('');
      await on.set({ connection: 'online', member });
      expect(box(on).value).to.equal(given);
      await clear();
    }
  });

  it('not while an input method composes, but with its end', async () => {
    await leave(await stage({ view: { member: anna } }), 'my secret');
    const on = await next();
    box(on).value = 'ni';
    box(on).dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await on.set({ member: anna });
    expect(box(on).value).to.equal('ni');
    // Not every browser tells of this as input, too.
    box(on).value = '你';
    box(on).dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    await drawn();
    expect(box(on).value).to.equal('my secret\n你');
  });

  it('into the message that is being written, not into one that is being changed', async () => {
    await leave(await stage({ view: { member: anna } }), 'my secret');
    const on = await next(view(fresh()));
    const [edit] = await menu(on);
    edit?.click();
    await on.set({ member: anna });
    expect(box(on).value).to.equal('second');
    key(box(on), 'Escape');
    await drawn();
    expect(box(on).value).to.equal('my secret');
  });

  it('to no other member, and nothing stays of them', async () => {
    await leave(await stage({ view: { member: anna } }), 'my secret');
    const on = await next({ member: bob });
    expect([box(on).value, kept()]).to.deep.equal(['', null]);
  });

  it('those that were typed before the proof are the member’s too', async () => {
    const on = await stage();
    await type(on, 'my secret');
    await on.set({ member: anna });
    away();
    on.element.remove();
    expect(box(await next({ member: bob })).value).to.equal('');
  });

  it('not to who comes after a sign-out in another tab', async () => {
    remember(1);
    await leave(await stage(), 'my secret');
    for (const comes of [() => localStorage.removeItem(PERSON), () => remember(2)]) {
      const before = kept();
      comes();
      const on = await next();
      expect([box(on).value, kept()]).to.deep.equal(['', null]);
      on.element.remove();
      sessionStorage.setItem(NAME, `${before}`);
    }
  });

  it('to the same visitor, whom the device remembers meanwhile, and who has signed in', async () => {
    await leave(await stage(), 'mine');
    remember(1);
    const on = await next({ member: anna });
    expect(box(on).value).to.equal('mine');
  });

  it('to nobody once they have signed out here, with the chat closed too', async () => {
    await leave(await stage(), 'my secret');
    const on = await stage({ as: 'loaded' });
    expect([kept(), on.element.isOpen]).to.deep.equal([null, false]);
    on.element.remove();
    await leave(await stage(), 'my secret');
    const later = await next();
    expect(box(later).value).to.equal('my secret');
    await later.element.signOut();
    away();
    later.element.remove();
    expect([kept(), box(await next()).value]).to.deep.equal([null, '']);
  });
});
