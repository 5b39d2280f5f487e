import { expect } from '@open-wc/testing';
import { browserDesktop } from './desktop.ts';
import { browserSpeaker } from './speaker.ts';
import { browserTabs } from './tabs.ts';

/** The browser with parts of it played by the test. */
function browserWith(parts: Readonly<Record<string, unknown>>): Window & typeof globalThis {
  const own = {
    document,
    navigator,
    isSecureContext: true,
    BroadcastChannel,
    setTimeout: setTimeout.bind(window),
    focus: () => {},
    ...parts,
  };
  return Object.create(window, Object.fromEntries(Object.entries(own).map(([name, value]) => [name, { value }])));
}

const shelf = () => {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
  };
};

describe('the speaker', () => {
  const param = () => ({
    value: 0,
    setValueAtTime: () => {},
    linearRampToValueAtTime: (value: number) => void peaks.push(value),
    exponentialRampToValueAtTime: () => {},
  });
  let opened = 0;
  let peaks: number[] = [];
  let started: number[] = [];
  class PlayedContext {
    currentTime = 10;
    destination = {};
    constructor() {
      opened++;
    }
    resume() {
      return Promise.resolve();
    }
    createOscillator() {
      return {
        frequency: param(),
        connect: (to: unknown) => to,
        start: (at: number) => started.push(at),
        stop: () => {},
      };
    }
    createGain() {
      return { gain: param(), connect: (to: unknown) => to };
    }
  }
  beforeEach(() => {
    opened = 0;
    peaks = [];
    started = [];
  });

  it('is held until the first press, and opens no device before its first tone', () => {
    const speaker = browserSpeaker(browserWith({ navigator: {}, AudioContext: PlayedContext }));
    let told = 0;
    const stop = speaker.listen(() => told++);
    expect(speaker.read()).to.equal('held');
    speaker.play('message', false);
    expect([opened, started.length]).to.deep.equal([0, 0]);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    expect([speaker.read(), told, opened]).to.deep.equal(['ready', 1, 0]);
    speaker.play('offer', false);
    speaker.play('message', true);
    expect(opened).to.equal(1);
    expect(started.length).to.equal(4);
    expect(Math.max(...peaks.slice(0, 3))).to.be.lessThan(peaks[3] ?? 0);
    stop();
  });

  it('is none where the browser has no sound', () => {
    const speaker = browserSpeaker(browserWith({ AudioContext: undefined }));
    expect(speaker.read()).to.equal('none');
    speaker.play('message', true);
  });
});

describe('the desktop', () => {
  let made: PlayedNotification[] = [];
  let focused = 0;
  class PlayedNotification {
    static permission = 'default';
    static requestPermission() {
      PlayedNotification.permission = 'granted';
      return Promise.resolve('granted');
    }
    onclick: (() => void) | undefined;
    closed = 0;
    title: string;
    options: NotificationOptions;
    constructor(title: string, options: NotificationOptions) {
      this.title = title;
      this.options = options;
      made.push(this);
    }
    close() {
      this.closed++;
    }
  }
  const card = { tag: 't', title: '<b>Mei</b>', body: 'has written' };
  beforeEach(() => {
    made = [];
    focused = 0;
    PlayedNotification.permission = 'default';
  });

  it('says whether it may, and has the browser ask', async () => {
    const desktop = browserDesktop(browserWith({ Notification: PlayedNotification }));
    expect(desktop.permission()).to.equal('ask');
    await desktop.ask();
    expect(desktop.permission()).to.equal('granted');
    PlayedNotification.permission = 'denied';
    expect(desktop.permission()).to.equal('denied');
    expect(browserDesktop(browserWith({ Notification: undefined })).permission()).to.equal('none');
    const insecure = browserWith({ Notification: PlayedNotification, isSecureContext: false });
    expect(browserDesktop(insecure).permission()).to.equal('none');
  });

  it('shows text as it is, makes no sound of its own, and is closed or pressed', () => {
    const desktop = browserDesktop(browserWith({ Notification: PlayedNotification, focus: () => focused++ }));
    let pressed = 0;
    const close = desktop.show(card, () => pressed++);
    const [one] = made;
    expect([one?.title, one?.options.body, one?.options.tag, one?.options.silent]).to.deep.equal([
      ...['<b>Mei</b>', 'has written', 'shopbell.t', true],
    ]);
    close();
    expect(one?.closed).to.equal(1);
    one?.onclick?.();
    expect([focused, pressed, one?.closed]).to.deep.equal([1, 1, 2]);
  });

  it('does without where the browser refuses to make one', () => {
    // As on phones that have the name only: it can't be made with `new`.
    const desktop = browserDesktop(browserWith({ Notification: () => {} }));
    expect(() => desktop.show(card, () => {})()).not.to.throw();
  });
});

describe('tabs', () => {
  it('tell each other, and not themselves', async () => {
    const [one, other] = [browserTabs(window, shelf()), browserTabs(window, shelf())];
    const heard: unknown[] = [];
    const stopOwn = one.listen((message) => heard.push(['own', message]));
    const came = new Promise((resolve) => {
      const stop = other.listen((message) => {
        stop();
        resolve(message);
      });
    });
    one.tell({ is: 'asks' });
    expect(await came).to.deep.equal({ is: 'asks' });
    stopOwn();
    expect(heard).to.deep.equal([]);
  });

  it('[CN3] take turns: one only within the time, and the next one after it', async () => {
    const [one, other] = [browserTabs(window, shelf()), browserTabs(window, shelf())];
    expect(await one.once('test', 200)).to.equal(true);
    expect(await other.once('test', 200)).to.equal(false);
    expect(await one.once('another', 200)).to.equal(true);
    let turn = false;
    for (let tries = 0; tries < 200 && !turn; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      turn = await other.once('test', 0);
    }
    expect(turn).to.equal(true);
  });

  it('[CN3] take turns by a time in the storage where there are no locks', async () => {
    const store = shelf();
    const insecure = browserWith({ navigator: {} });
    const [one, other] = [browserTabs(insecure, store), browserTabs(insecure, store)];
    expect(await one.once('sound', 60_000)).to.equal(true);
    expect(await other.once('sound', 60_000)).to.equal(false);
    store.set('once.sound', String(Date.now() - 60_001));
    expect(await other.once('sound', 60_000)).to.equal(true);
  });
});
