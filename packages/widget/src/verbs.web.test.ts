import { expect } from '@open-wc/testing';
import type { Chat } from '@shopbell/sdk';
import type { MethodOf } from '@shopbell/sdk/testing';
import type { Command, ShopBell, ShopBellVerbs } from './contract.ts';
import { clear, drawn, loads, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

/** Verbs that the client carries out, with what they are called with, and the client's name where it is another one. */
const PASSED: readonly [verb: keyof ShopBellVerbs, args: unknown[], method?: MethodOf<Chat>][] = [
  ['context', [{ product: { id: 'SKU-1', name: 'Bowl' } }]],
  ['traits', [{ level: 'gold' }], 'attributes'],
  ['tags', [['vip']]],
  ['navigate', ['/p/bowl', 'Bowl']],
  ['consent', ['session']],
  ['hook', ['beforeSend', () => undefined]],
  ['send', ['hi']],
  ['upload', [new Blob(['x'])]],
  ['nearestStores', [{ place: 'Lisbon' }]],
  ['typing', [true]],
  ['markRead', []],
  ['history', [{ limit: 9 }]],
  ['end', []],
  ['identify', ['token']],
  ['signOut', []],
];

const called = ({ chat }: Stage) => chat.calls.all.map(({ method }) => method);

/** Calls all verbs one way. */
const callAll = (element: ShopBell, way: string): void => {
  for (const [verb, args] of PASSED) {
    if (way === 'a queue command') element.push([verb, ...args] as Command);
    else (element[verb] as (...given: unknown[]) => unknown)(...args);
  }
};

describe('the verbs', () => {
  beforeEach(() => {
    loads.count = 0;
  });
  afterEach(clear);

  for (const as of ['closed', 'loaded'] as const) {
    for (const way of ['a queue command', 'a method']) {
      it(`reach the client as ${way}, with what they were given, the panel being ${as}`, async () => {
        const on = await stage({ as });
        const before = on.chat.calls.all.length;
        callAll(on.element, way);
        await until(() => on.chat.calls.all.length - before >= PASSED.length);
        const methods = PASSED.map(([verb, , method]) => method ?? (verb as MethodOf<Chat>));
        expect(called(on).slice(before).sort()).to.deep.equal([...methods].sort());
        for (const [verb, args, method] of PASSED) {
          expect(on.chat.calls.last(method ?? (verb as MethodOf<Chat>)).args).to.deep.equal(args);
        }
      });
    }
  }

  it('that a shop calls on every page load nothing, and come first once there is a panel', async () => {
    const on = await stage({ as: 'closed' });
    on.element.push(['context', {}], ['traits', {}], ['tags', []], ['navigate', '/'], ['consent', 'none']);
    void on.element.hook('beforeSend', () => undefined);
    await drawn();
    expect([loads.count, called(on)]).to.deep.equal([0, []]);
    void on.element.send('hi');
    await until(() => called(on).length === 7);
    expect(called(on)).to.deep.equal(['context', 'attributes', 'tags', 'navigate', 'consent', 'hook', 'send']);
  });

  it('say when the panel is there, by a promise and an event that is told once', async () => {
    const { element } = await stage({ as: 'closed' });
    let told = 0;
    element.once('ready', () => {
      told += 1;
    });
    element.once('open', () => {
      told += 1;
    });
    await element.open();
    await element.ready;
    await element.close();
    await element.open();
    expect(told).to.equal(2);
  });

  it('tell what the client derives from the talk, asked for before and after the load', async () => {
    const on = await stage({ as: 'closed' });
    const told: unknown[] = [];
    on.element.on('queue', (place) => told.push(place));
    await on.element.open();
    on.element.on('messageStatus', ({ status }) => told.push(status));
    await drawn();
    on.chat.emit('queue', { place: 2, expectedWaitMs: undefined });
    on.chat.emit('messageStatus', { cid: 'c', conversation: 'A', seq: 1, status: 'stored', problem: undefined });
    on.element.on('queue', () => undefined);
    await drawn();
    on.chat.emit('queue', undefined);
    expect(told).to.deep.equal([{ place: 2, expectedWaitMs: undefined }, 'stored', null]);
  });

  it('hide launcher and panel without loading anything; open reaches the panel all the same', async () => {
    const { element, launcher, get } = await stage({ as: 'closed' });
    await element.hide();
    expect([loads.count, getComputedStyle(launcher).display]).to.deep.equal([0, 'none']);
    await element.open();
    expect([getComputedStyle(launcher).display, get('dialog').hasAttribute('open')]).to.deep.equal(['none', true]);
    await element.hide();
    expect(element.isOpen).to.equal(false);
    element.show();
    expect(getComputedStyle(launcher).display).to.equal('block');
  });

  it('give options to a tag that could not carry them', async () => {
    const element = document.createElement('shop-bell');
    document.body.append(element);
    element.push(['init', { site: 'demo', endpoint: 'https://chat.example', locale: 'zh-CN', brand: '#f00' }]);
    const launcher = element.shadowRoot?.querySelector('button');
    if (!launcher) throw new Error('no launcher');
    expect([launcher.ariaLabel, getComputedStyle(launcher).backgroundColor]).to.deep.equal([
      '在线客服',
      'rgb(255, 0, 0)',
    ]);
  });
});

describe('a verb that comes too late', () => {
  afterEach(clear);

  it('is refused, and makes no client; put back, the element takes it', async () => {
    const on = await stage();
    on.element.destroy();
    await drawn();
    const before = called(on).length;
    for (const call of [() => on.element.send('late'), () => on.element.open(), () => on.element.toggle()]) {
      expect(await call().catch((error) => error)).to.have.property('code', 'destroyed');
    }
    expect([called(on).length, on.element.isOpen, on.element.shadowRoot?.children.length]).to.deep.equal([
      before,
      false,
      1,
    ]);
    document.body.append(on.element);
    await on.element.open();
    expect([on.element.isOpen, on.launcher.title]).to.deep.equal([true, '']);
  });
});

describe('draft', () => {
  afterEach(clear);

  it('opens with the words, below what is typed, and not twice', async () => {
    const on = await stage({ as: 'closed' });
    await on.element.draft('Where is my order?');
    await drawn();
    const box = on.get<HTMLTextAreaElement>('textarea');
    expect([on.element.isOpen, box.value]).to.deep.equal([true, 'Where is my order?']);
    await on.write('I typed this');
    await on.element.draft('Where is my order?');
    await on.element.draft('Where is my order?');
    await drawn();
    expect(box.value).to.equal('I typed this\nWhere is my order?');
  });

  it('waits for the end of a composition', async () => {
    const on = await stage();
    const box = on.get<HTMLTextAreaElement>('textarea');
    box.value = 'ni';
    box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await on.element.draft('words');
    await drawn();
    expect(box.value).to.equal('ni');
    box.value = '你';
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    await drawn();
    expect(box.value).to.equal('你\nwords');
  });

  it('that is half typed shows at the launcher, on the next page too', async () => {
    const on = await stage();
    await on.write('half a');
    await on.element.close();
    await until(() => sessionStorage.length > 0);
    const words = ['Chat with us, message not sent', '…'];
    expect([on.launcher.ariaLabel, on.get('.badge').textContent]).to.deep.equal(words);
    on.element.remove();
    await drawn();
    const next = await stage({ as: 'closed' });
    await until(() => next.all('.badge').length > 0 && next.get('.badge').textContent !== '');
    expect([next.launcher.ariaLabel, next.get('.badge').textContent, called(next)]).to.deep.equal([...words, []]);
  });
});

describe('widgets of one page', () => {
  afterEach(clear);

  it('share a client where they are of the same site, until the last one goes', async () => {
    const talk = thread('A', [message(1, 'mine', 'hello', 'c1')]);
    const one = await stage({ view: { threads: [talk], thread: talk } });
    const two = await stage({ attributes: { position: 'start' } });
    await until(() => two.all('.bubble').length === 1);
    expect(two.options).to.equal(undefined);
    one.element.remove();
    await drawn();
    expect(one.chat.destroyed).to.equal(false);
    two.element.remove();
    await drawn();
    expect(one.chat.destroyed).to.equal(true);
  });

  it('have a client each where they are of different sites', async () => {
    await stage();
    const other = await stage({ attributes: { site: 'other' } });
    expect(other.options?.site).to.equal('other');
  });
});

describe('a window of its own', () => {
  const { open } = window;
  afterEach(() => {
    Object.assign(window, { open });
    return clear();
  });

  it('is told by name when the browser blocks it, and nothing is lost', async () => {
    const on = await stage();
    await on.write('half typed');
    await until(() => sessionStorage.length > 0);
    Object.assign(window, { open: () => null });
    const failure: unknown = await on.element.popOut().catch((error) => error);
    expect(failure).to.have.property('code', 'popup_blocked');
    expect([on.get<HTMLTextAreaElement>('textarea').value, sessionStorage.length]).to.deep.equal(['half typed', 1]);
  });

  it('is brought back by its button, with the focus', async () => {
    const on = await stage();
    await on.write('half typed');
    Object.assign(window, { open: () => Object.assign(new EventTarget(), { focus() {}, close() {}, shopbell: [] }) });
    const takeBack = async (before = () => {}) => {
      await on.element.popOut();
      await drawn();
      before();
      on.get('.elsewhere button + button').click();
      await drawn();
      return on.get<HTMLTextAreaElement>('textarea').value;
    };
    // What was to go there has not been taken: the script of that window never came. It is another person's by now, the second time.
    const leave = () => localStorage.setItem('shopbell:https://chat.example:demo', '{"token":"another"}');
    expect([await takeBack(), await takeBack(leave)]).to.deep.equal(['half typed', '']);
    expect([on.all('.elsewhere').length, on.element.shadowRoot?.activeElement?.localName]).to.deep.equal([
      0,
      'textarea',
    ]);
  });

  it('raises what is pressed on a card there on the shop’s page too, which may do it in its own way', async () => {
    const on = await stage();
    const there = Object.assign(new EventTarget(), { focus() {}, close() {}, shopbell: [] });
    Object.assign(window, { open: () => there });
    await on.element.popOut();
    const told: unknown[] = [];
    const hear = (event: Event) => {
      told.push((event as CustomEvent).detail);
      event.preventDefault();
    };
    on.element.addEventListener('cardAction', hear);
    const press = (cancelable: boolean) =>
      there.dispatchEvent(new CustomEvent('cardAction', { detail: { action: 'open' }, cancelable }));
    expect([press(true), press(false), told]).to.deep.equal([false, true, [{ action: 'open' }, { action: 'open' }]]);
    on.get('.elsewhere button + button').click();
    await drawn();
    expect([press(true), told.length]).to.deep.equal([true, 2]);
  });

  it('is closed again when it can’t be furnished, and what is half typed stays', async () => {
    const on = await stage();
    await on.write('half typed');
    const closed: unknown[] = [];
    // Its document refuses everything, as one does whose policy has no place for the script.
    Object.assign(window, { open: () => ({ close: () => closed.push(1) }) });
    const failure: unknown = await on.element.popOut().catch((error) => error);
    expect(failure).to.be.instanceOf(Error);
    expect([closed.length, on.get<HTMLTextAreaElement>('textarea').value]).to.deep.equal([1, 'half typed']);
  });

  it('is only where the device keeps the person: else it would be another one, or one whom no sign-out reaches', async () => {
    for (const [storage, since] of [['none'], ['session'], ['persistent', 'none']] as const) {
      const on = await stage({ attributes: { storage } });
      if (since) await on.set({ consent: since });
      const opened: unknown[] = [];
      Object.assign(window, { open: (...given: unknown[]) => void opened.push(given) });
      const failure: unknown = await on.element.popOut().catch((error) => error);
      expect(failure).to.have.property('code', 'bad_option');
      expect(opened).to.deep.equal([]);
      await clear();
    }
  });
});
