import { expect } from '@open-wc/testing';
import type { Notices } from './board.ts';
import { bridgeOf } from './testing/bridge-of.ts';
import { clear, drawn, type Stage, stage, until } from './testing/stage.contract.ts';
import { message, thread } from './testing/talk.ts';

const LOCK = 'shopbell-alerts:demo';
/** Longer than a tab waits for one that is nearer to the eye. */
const LONG_MS = 500;

const talk = (count: number) => {
  const one = thread(
    'A',
    Array.from({ length: count }, (_, n) => message(n + 1, n ? 'theirs' : 'mine', `m${n + 1}`, n ? undefined : 'c1')),
  );
  return { threads: [one], thread: one };
};
const arrives = (on: Stage, seq: number) => {
  on.chat.set(talk(seq));
  on.chat.emit('message', { ...message(seq, 'theirs', 'new'), conversation: 'A', mine: false } as never);
};
const later = () => new Promise((done) => setTimeout(done, LONG_MS));
const isHeld = async () => (await navigator.locks.query()).held?.some(({ name }) => name === LOCK) === true;
/** Resolves once a tab tells, or none does any more. */
const held = async (is: boolean) => {
  while ((await isHeld()) !== is) await new Promise((done) => setTimeout(done, 20));
};

describe('what tells of a message that nobody sees come', () => {
  const own = { AudioContext: window.AudioContext, Notification: window.Notification };
  let tones = 0;
  let asked = 0;
  let notes: { body: string; closed: boolean; click(): void }[] = [];
  let title = '';

  /** A widget with its talk, and what tells of it. */
  const told = async (options: Parameters<typeof stage>[0] = {}): Promise<Stage & { notices: Notices }> => {
    const on = await stage({ as: 'loaded', view: talk(1), ...options });
    await until(() => bridgeOf(on).notices !== undefined);
    return Object.assign(on, { notices: bridgeOf(on).notices as Notices });
  };
  const see = (state: 'visible' | 'hidden') =>
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });

  beforeEach(() => {
    [tones, asked, notes, title] = [0, 0, [], document.title];
    class Tone extends own.AudioContext {
      constructor() {
        super();
        tones += 1;
      }
    }
    class Note extends EventTarget {
      static permission = 'default';
      static async requestPermission() {
        asked += 1;
        Note.permission = 'granted';
        return Note.permission;
      }
      closed = false;
      body: string;
      constructor(_: string, { body }: NotificationOptions) {
        super();
        this.body = body ?? '';
        notes.push(this as never);
      }
      close() {
        this.closed = true;
      }
      click() {
        this.dispatchEvent(new Event('click'));
      }
    }
    Object.assign(window, { AudioContext: Tone, Notification: Note });
    Object.defineProperty(navigator, 'userActivation', { configurable: true, value: { hasBeenActive: true } });
  });
  afterEach(async () => {
    await clear();
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(navigator, 'userActivation');
    Object.assign(window, own);
    document.title = title;
    // Other tests' tabs are quiet for as long as this one's lock is held.
    await held(false);
  });

  it('[NT1] is the number in front of the page’s title, which is afterwards what it was, in the same node', async () => {
    document.title = 'Tea – Loom & Leaf';
    const node = document.querySelector('title')?.firstChild;
    const on = await told();
    arrives(on, 2);
    await drawn();
    expect(document.title).to.equal('(1)\xa0Tea – Loom & Leaf');
    arrives(on, 3);
    await drawn();
    expect(document.title).to.equal('(2)\xa0Tea – Loom & Leaf');
    await on.element.open();
    await drawn();
    expect([document.title, document.querySelector('title')?.firstChild]).to.deep.equal(['Tea – Loom & Leaf', node]);
  });

  it('[NT1] stands once in front of what the page names itself meanwhile, and of what it writes behind its title', async () => {
    document.title = 'Tea';
    const on = await told();
    arrives(on, 2);
    await drawn();
    document.title = 'Cart';
    arrives(on, 3);
    await drawn();
    expect(document.title).to.equal('(2)\xa0Cart');
    document.title += ' – sale';
    arrives(on, 4);
    await drawn();
    expect(document.title).to.equal('(3)\xa0Cart – sale');
    await on.element.open();
    await drawn();
    expect(document.title).to.equal('Cart – sale');
    await until(() => on.chat.calls.of('read').length > 0);
    document.title = '(2) Messages';
    await on.element.close();
    expect(document.title).to.equal('(2) Messages');
  });

  it('[NT1] leaves the title as it was when the widget goes, and counts once for several', async () => {
    document.title = 'Tea';
    const node = document.querySelector('title')?.firstChild;
    const on = await told();
    const other = document.createElement('shop-bell');
    for (const { name, value } of on.element.attributes) other.setAttribute(name, value);
    document.body.append(other);
    await (other as Stage['element']).signOut();
    arrives(on, 3);
    await drawn();
    expect(document.title).to.equal('(2)\xa0Tea');
    on.element.remove();
    other.remove();
    await drawn();
    expect([document.title, document.querySelector('title')?.firstChild]).to.deep.equal(['Tea', node]);
  });

  it('[NT2] makes no sound unless the tag or the shopper asks for one', async () => {
    const on = await told();
    expect(on.notices.sounds).to.equal(false);
    arrives(on, 2);
    await later();
    expect(tones).to.equal(0);
    on.notices.toggleSounds();
    expect([on.notices.sounds, tones, localStorage.getItem(LOCK)]).to.deep.equal([true, 1, '{"sounds":"on"}']);
    await held(false);
    arrives(on, 3);
    await until(() => tones === 2);
    on.notices.toggleSounds();
    expect(on.notices.sounds).to.equal(false);
  });

  it('[NT2] sounds once for a burst, and once for all tabs', async () => {
    const on = await told({ attributes: { sounds: 'on' } });
    arrives(on, 2);
    arrives(on, 3);
    arrives(on, 4);
    await until(() => tones > 0);
    await later();
    expect(tones).to.equal(1);
  });

  it('[NT2] is quiet where another tab tells of it', async () => {
    const on = await told({ attributes: { sounds: 'on' } });
    let release = () => {};
    void navigator.locks.request(LOCK, () => new Promise<void>((done) => (release = done)));
    await held(true);
    arrives(on, 2);
    await later();
    release();
    expect(tones).to.equal(0);
  });

  it('[NT2] is quiet in every tab while one sees the message come', async () => {
    const on = await told({ as: 'open', attributes: { sounds: 'on' } });
    await until(() => bridgeOf(on).seeing);
    arrives(on, 2);
    await held(true);
    await later();
    expect([tones, document.title]).to.deep.equal([0, title]);
  });

  it('[NT2] makes no sound in a page where nobody has pressed anything', async () => {
    Object.defineProperty(navigator, 'userActivation', { configurable: true, value: { hasBeenActive: false } });
    const on = await told({ attributes: { sounds: 'on' } });
    arrives(on, 2);
    await later();
    expect(tones).to.equal(0);
  });

  it('[NT3] asks for desktop notices by the shopper’s press alone; says who and how many, and takes it back when seen', async () => {
    const on = await told({ attributes: { heading: 'Tea' } });
    arrives(on, 2);
    await later();
    expect([asked, on.notices.desktop]).to.deep.equal([0, 'off']);
    await on.notices.toggleDesktop();
    expect([asked, on.notices.desktop]).to.deep.equal([1, 'on']);
    await held(false);
    see('hidden');
    arrives(on, 3);
    await until(() => notes.length === 1);
    expect(notes[0]).to.deep.include({ body: '2 new messages', closed: false });
    see('visible');
    notes[0]?.click();
    await until(() => on.element.isOpen && notes[0]?.closed === true);
    await on.notices.toggleDesktop();
    expect([on.notices.desktop, asked]).to.deep.equal(['off', 1]);
  });

  it('[NT3] shows none while the page is before their eyes, and none where the browser was told never to', async () => {
    const on = await told();
    await on.notices.toggleDesktop();
    arrives(on, 2);
    await later();
    expect(notes.length).to.equal(0);
    Object.assign(window.Notification, { permission: 'denied' });
    expect(on.notices.desktop).to.equal('never');
  });

  it('[NT4] forgets what the shopper chose when they sign out', async () => {
    const on = await told();
    on.notices.toggleSounds();
    expect(localStorage.getItem(LOCK)).not.to.equal(null);
    await on.element.signOut();
    expect(localStorage.getItem(LOCK)).to.equal(null);
  });
});
