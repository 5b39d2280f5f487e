import type { ChatEvents } from '@shopbell/sdk';
import type { Notices } from './board.ts';
import type { Bridge } from './bridge.ts';
import { createReading } from './reading.ts';
import { nameTitle } from './title.ts';
import { playTone } from './tone.ts';

/** After a sound the person's tabs are quiet for this long, in ms: a burst sounds once. */
const QUIET_MS = 2000;

/** A tab that may tell waits so long for one where the message is being seen, or that is nearer to the eye, in ms. */
const SEEN_FIRST_MS = 150;
const VISIBLE_FIRST_MS = 300;

/**
 * Loaded with a talk, never for those who have none: the number of unread messages in the page's title; where tag or shopper ask for it a
 * short tone, once in all tabs; where the shopper asked for it a notice on their desktop. All of it is quiet, and taken back, when seen; and what
 * was seen is told as read.
 *
 * @param element the widget's
 * @param open opens the panel
 */
export function createNotices(bridge: Bridge, element: Element, open: () => void): Notices {
  const { chat, alerts, heading, t, figures } = bridge;
  const isSounding = () => (saidOf(alerts.read()).sounds ?? element.getAttribute('sounds')) === 'on';
  const say = (name: 'sounds' | 'desktop', value: string) => {
    alerts.write(JSON.stringify({ ...saidOf(alerts.read()), [name]: value }));
    bridge.look();
  };
  let shown: Notification | undefined;
  const read = createReading(bridge);
  const check = () => {
    read(bridge.seeing);
    nameTitle(bridge, bridge.unread);
    if (bridge.unread > 0) return;
    shown?.close();
    shown = undefined;
  };
  const tell = async ({ mine }: ChatEvents['message']) => {
    if (mine) return;
    const began = performance.now();
    const isVisible = document.visibilityState === 'visible';
    const wait = bridge.seeing ? 0 : isVisible ? SEEN_FIRST_MS : VISIBLE_FIRST_MS;
    if (wait) await new Promise((done) => setTimeout(done, wait));
    // A page that slept has nothing new to tell.
    if (performance.now() - began > QUIET_MS || !(await isFirst(alerts.name))) return;
    if (bridge.seeing || isOver) return;
    if (isSounding()) playTone();
    if (notices.desktop === 'on' && !isVisible) {
      shown?.close();
      shown = notify(heading, figures.count(t.newMessages, Math.max(1, bridge.unread)), alerts.name);
      shown?.addEventListener('click', () => {
        focus();
        open();
      });
    }
  };
  let isOver = false;
  const ends = [chat.on('message', (event) => void tell(event)), bridge.watch(check)];
  const notices: Notices = {
    get sounds() {
      return isSounding();
    },
    get desktop() {
      // Where fingers point there is no desktop, and the browser takes notices from a worker alone.
      if (!('Notification' in window) || !isSecureContext || matchMedia('(pointer: coarse)').matches) return 'never';
      if (Notification.permission === 'denied') return 'never';
      return Notification.permission === 'granted' && saidOf(alerts.read()).desktop === 'on' ? 'on' : 'off';
    },
    toggleSounds() {
      const sounds = !isSounding();
      say('sounds', sounds ? 'on' : 'off');
      // What they will hear; and the press by which the browser lets it sound.
      if (sounds) playTone();
    },
    async toggleDesktop() {
      if (notices.desktop === 'on') return say('desktop', 'off');
      say('desktop', (await Notification.requestPermission()) === 'granted' ? 'on' : 'off');
    },
    stop() {
      isOver = true;
      for (const end of ends) end();
      read(false);
      nameTitle(bridge, 0);
      shown?.close();
    },
  };
  check();
  return notices;
}

/** What the shopper chose, as far as the device remembers it. */
function saidOf(kept: string | undefined): { readonly [name: string]: unknown } {
  try {
    return { ...JSON.parse(kept ?? '{}') };
  } catch {
    return {};
  }
}

/**
 * Whether no other tab of this person has told, or is seeing, what came just now. Who is seeing it asks too, and says nothing. Without locks – on
 * a page without https – only the page with the focus tells.
 */
function isFirst(name: string): Promise<boolean> {
  return new Promise((first) => {
    const held = (lock: Lock | null) => {
      first(lock !== null);
      return lock && new Promise((done) => setTimeout(done, QUIET_MS));
    };
    const alone = () => first(document.hasFocus());
    // A page may be refused its locks: then to look at them throws.
    const ask = async () => navigator.locks?.request(name, { ifAvailable: true }, held) ?? alone();
    ask().catch(alone);
  });
}

/** Says who and how many, not what: others see a screen too, and what is taken back is gone. */
function notify(heading: string, body: string, tag: string): Notification | undefined {
  try {
    return new Notification(heading, { body, tag });
  } catch {
    return undefined; // a browser that takes them from a worker alone
  }
}
