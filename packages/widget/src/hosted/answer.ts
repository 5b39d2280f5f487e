/**
 * On the hosted page alone, before the widget: whoever comes by the link of a letter finds the talk that it is about, kept as the site
 * has what is kept on a device. Where it may keep nothing, the tab does for the one load that hands it over, and the page's memory from then on.
 */
import type { Command } from '../contract.ts';
import { tellTrouble } from './note.ts';
import { type Answered, takeLink } from './take-link.ts';

/** What takes longer is lost, in ms: a phone on its way through a tunnel is told so, and tries again. */
const PATIENCE_MS = 20_000;

/** By the relay's names for it; what else it may say is about the moment, not the link. */
const REFUSED: Readonly<Record<string, Answered>> = {
  link_used: 'used',
  link_over: 'over',
  link_invalid: 'invalid',
  forbidden: 'invalid',
};

const tag = document.querySelector<HTMLScriptElement>('script[data-site]');

/** The endpoint names the place on this device where a talk is kept; the relay is the same. */
const placeOf = (name: string): string => `${location.origin}/#${name}`;

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');
}

function begin({ dataset }: HTMLScriptElement): Promise<void> {
  const { site = '', storage = 'persistent' } = dataset;
  const keyOf = (name: string) => `shopbell:${placeOf(name)}:${site}`;
  // Asked for anew each time: to be refused it is an error of its own.
  const store = () => (storage === 'persistent' ? localStorage : sessionStorage);
  return takeLink({
    hash: location.hash,
    kept: {
      read: (name) => store().getItem(keyOf(name)),
      write: (name, value) => store().setItem(keyOf(name), value),
      clear: (name) => store().removeItem(keyOf(name)),
    },
    now: Date.now,
    newToken,
    async ask(link, token): Promise<Answered> {
      const answer = await fetch('/api/v1/answers', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'shopbell-site': site, 'shopbell-device': token },
        body: JSON.stringify({ link }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.ok) return 'taken';
      const { code } = await answer.json();
      return REFUSED[code] ?? 'lost';
    },
    address: (hash) => history.replaceState(null, '', location.pathname + location.search + hash),
    stand(name) {
      dataset.endpoint = placeOf(name);
      if (storage !== 'none') return;
      dataset.storage = 'session';
      const commands: Command[] = [['consent', 'none']];
      window.shopbell = commands;
    },
    reload: () => location.reload(),
    tell: tellTrouble,
  });
}

if (tag) void begin(tag);
