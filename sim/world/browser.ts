import type { Letter } from '../../packages/sdk/src/tabs/messages.ts';
import type { Sign, TabPorts } from '../../packages/sdk/src/tabs/ports.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';

/** How long a letter between tabs, or the grant of a lock, takes, in ms. */
const LETTER_MS = 8;
/** In how many browsers it takes longer at times: pages begin, and the machine is busy. */
const BUSY = 0.5;
/** The longest it takes then, in ms: longer than a tab without Web Locks waits for a leader's answer. */
const BUSY_MS = 900;
/** How many of a busy browser's letters take longer. */
const SLOW = 0.15;
/** The same where everybody begins at once. */
const VERY_SLOW = 0.6;

/** What the tabs of one browser share: a channel, locks, signs of their pages. */
export interface Browser {
  readonly locks: boolean;
  /** The ports of a tab that is opened. */
  tab(host: Host): TabPorts;
  /** Something happens to a page. */
  sign(host: Host, sign: Sign): void;
  /** A page is gone: it hears nothing more, and its lock is free. */
  gone(host: Host): void;
}

interface Ear {
  readonly host: Host;
  readonly name: string;
  readonly hear: (letter: Letter) => void;
}

interface Ask {
  readonly host: Host;
  readonly name: string;
  readonly won: () => void;
  readonly lost: () => void;
  over: boolean;
}

/** @param busy most letters take longer */
export function createBrowser(locks: boolean, dice: Dice, busy: boolean, trace?: (line: string) => void): Browser {
  const isSlow = dice.hit(BUSY);
  const slow = busy ? VERY_SLOW : isSlow ? SLOW : 0;
  /** When the last letter reaches each page, by its own clock: none passes another. */
  const lastAt = new WeakMap<Host, number>();
  let ears: Ear[] = [];
  let asks: Ask[] = [];
  const pages = new Map<Host, (sign: Sign) => void>();
  const hidden = new Set<Host>();

  /** Something of the browser's reaches a page: in order, later when the page is frozen or busy. */
  function reach(host: Host, run: () => void): void {
    const now = host.elapsed();
    const tookMs = dice.hit(slow) ? dice.between(LETTER_MS, BUSY_MS) : LETTER_MS;
    const at = Math.max(now + tookMs, lastAt.get(host) ?? 0);
    lastAt.set(host, at);
    host.after(at - now, run);
  }
  const holder = (name: string) => asks.find((ask) => ask.name === name);
  const grant = (ask: Ask | undefined) => {
    if (ask) reach(ask.host, () => ask.over || holder(ask.name) !== ask || ask.won());
  };

  function giveUp(ask: Ask): void {
    if (ask.over) return;
    ask.over = true;
    const held = holder(ask.name) === ask;
    asks = asks.filter((one) => one !== ask);
    if (held) grant(holder(ask.name));
  }

  function askLock(host: Host, name: string, steal: boolean, won: () => void, lost: () => void): () => void {
    const ask: Ask = { host, name, won, lost, over: false };
    const before = holder(name);
    if (steal && before) {
      asks = [ask, ...asks.filter((one) => one !== before)];
      reach(before.host, () => {
        if (before.over) return;
        before.over = true;
        before.lost();
      });
    } else asks.push(ask);
    if (holder(name) === ask) grant(ask);
    return () => giveUp(ask);
  }

  return {
    locks,
    tab: (host) => ({
      channel(name, hear) {
        const ear: Ear = { host, name, hear };
        ears.push(ear);
        return {
          post(letter) {
            const copy = JSON.stringify(letter);
            trace?.(`${host.name} ⇢ ${copy}`);
            for (const other of ears) {
              if (other === ear || other.name !== name) continue;
              reach(other.host, () => ears.includes(other) && other.hear(JSON.parse(copy)));
            }
          },
          close() {
            ears = ears.filter((one) => one !== ear);
          },
        };
      },
      lock: locks ? (name, steal, won, lost) => askLock(host, name, steal, won, lost) : undefined,
      page(hear) {
        pages.set(host, hear);
        return () => void pages.delete(host);
      },
      visible: () => !hidden.has(host),
      closed: () => false,
    }),
    sign(host, sign) {
      trace?.(`${host.name} is ${sign}`);
      if (sign === 'hidden') hidden.add(host);
      if (sign === 'shown') hidden.delete(host);
      if (host.alive) pages.get(host)?.(sign);
    },
    gone(host) {
      ears = ears.filter((ear) => ear.host !== host);
      pages.delete(host);
      hidden.delete(host);
      for (const ask of asks.filter((one) => one.host === host)) giveUp(ask);
    },
  };
}
