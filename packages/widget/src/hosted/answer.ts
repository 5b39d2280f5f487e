/**
 * On the hosted page alone, before the widget: whoever comes by the link of a letter has its secret exchanged, once, for a secret of this
 * device that leads to that one conversation, and the link's goes from the address. What somebody has said here before stays apart.
 */

const CODE = /^#answer=([\w-]{35}([\w-]{8}))$/;
const TALK = /^#talk=([\w-]{8})$/;

const tag = document.querySelector<HTMLScriptElement>('script[data-site]');

/** The endpoint names the place on this device where a talk is kept; the relay is the same. */
const placeOf = (name: string): string => `${location.origin}/#${name}`;
const keyOf = (name: string): string => `shopbell:${placeOf(name)}:${tag?.dataset.site}`;

/** The widget, which begins behind this, keeps its talk there. */
function stand(name: string): void {
  if (tag) tag.dataset.endpoint = placeOf(name);
}

/** Behind the sign it is sent nowhere, and a page that is loaded anew finds the same talk. */
const addressOf = (name: string): string => `${location.pathname}${location.search}#talk=${name}`;

const secret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');

/** Why the link leads nowhere, by the relay's name for it, in English and Chinese. */
const REFUSED: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  link_used: ['This link was used on another device.', '此链接已在其他设备上使用。'],
  link_over: ['This link has expired.', '此链接已过期。'],
  link_invalid: ['This link is not valid.', '此链接无效。'],
};
/** Nobody said why. */
const FAILED = ['This link did not open. Please try again.', '此链接未能打开，请重试。'] as const;

/** Says so above the chat, which is there for anything new. */
function refuse(code = ''): void {
  const [en, zh] = REFUSED[code] ?? FAILED;
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.dir = 'auto';
  note.textContent = document.documentElement.lang.startsWith('zh') ? zh : en;
  note.style.cssText =
    'position:fixed;z-index:1;inset:0 0 auto;margin:0;padding:8px 16px;font:14px/1.5 system-ui,sans-serif;background:#fff4d6;color:#3d2c00';
  document.body.append(note);
}

async function exchange(link: string, name: string): Promise<void> {
  const token = secret();
  const answer = await fetch('/api/v1/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'shopbell-site': tag?.dataset.site ?? '', 'shopbell-device': token },
    body: JSON.stringify({ link }),
  });
  if (!answer.ok) return refuse((await answer.json()).code);
  localStorage.setItem(keyOf(name), JSON.stringify({ token, at: Date.now() }));
  history.replaceState(null, '', addressOf(name));
  // What began meanwhile was a guest's, who has said nothing.
  location.reload();
}

const [, code, ofCode] = CODE.exec(location.hash) ?? [];
const name = ofCode ?? TALK.exec(location.hash)?.[1];
const isLink = location.hash.startsWith('#answer=');
// At once: a page that is copied, or shown in a list of pages, tells nobody.
if (isLink) history.replaceState(null, '', location.pathname + location.search);
if (isLink && !code) refuse('link_invalid');
if (name) {
  stand(name);
  let isHere = false;
  try {
    isHere = localStorage.getItem(keyOf(name)) !== null;
  } catch {
    // Where nothing is kept the talk could not be found again.
  }
  if (isHere) history.replaceState(null, '', addressOf(name));
  else if (code) exchange(code, name).catch(() => refuse());
}

export {};
