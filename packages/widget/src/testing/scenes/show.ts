import { type FakeChat, fakeChat, fakeUpload } from '@shopbell/sdk/testing';
import type { PanelModule, ShopBell } from '../../contract.ts';
import { LANGUAGES } from '../../i18n/languages.ts';
import { mount } from '../../mount.ts';
import { defineShopBell, TAG } from '../../shop-bell.ts';
import { PSEUDO } from '../pseudo.ts';
import { SCENES } from './index.ts';
import type { Scene, Shown } from './scene.ts';

/** What the page's own waits are divided by: what is told after a second is looked at at once. */
const HASTE = 20;

let chat: FakeChat = fakeChat();
let panel: Scene['panel'];
let isPseudo = false;

const { setTimeout: later } = window;
Object.assign(window, {
  setTimeout: (run: TimerHandler, ms = 0, ...args: unknown[]) => later(run, ms / HASTE, ...args),
});
defineShopBell(async (locale) => {
  if (panel === 'fails') throw new TypeError('Failed to fetch');
  if (panel === 'late') await new Promise(() => {});
  const module: PanelModule = {
    mount: (element, launcher, locale, messages) => mount({ element, launcher, locale }, messages, () => chat),
  };
  return [module, isPseudo ? { default: PSEUDO } : await LANGUAGES[locale]()];
});

const frame = () => new Promise((done) => requestAnimationFrame(() => later(done)));
/** Observers of a layout run at the end of a frame, and what they change is drawn in the next one. */
const drawn = async () => {
  for (let left = 2; left > 0; left -= 1) await frame();
};

/**
 * Shows a scene, and nothing that was shown before it; resolves once it can be seen.
 *
 * @param attributes of the element; `dir` is the page's; the `locale` may be `pseudo`
 */
export async function show(name: string, { dir = 'ltr', ...attributes }: Record<string, string> = {}): Promise<Shown> {
  const {
    view,
    as = 'open',
    panel: comes,
    read,
    upload,
    stores,
    prepare,
    acts,
    shows,
    inline,
    attributes: own,
  }: Scene = SCENES[name] ?? { shows: '' };
  if (shows === '') throw new Error(`no scene is called ${name}`);
  for (const before of document.querySelectorAll(TAG)) before.remove();
  await frame();
  localStorage.clear();
  sessionStorage.clear();
  if (read !== undefined) localStorage.setItem('shopbell-read:demo', read);
  document.documentElement.dir = dir;
  panel = comes;
  isPseudo = attributes.locale === 'pseudo';
  chat = fakeChat({ connection: 'online', availability: 'online', ...view });
  if (upload) {
    const left = fakeUpload(new File(['x'.repeat(1000)], 'a picture of the kettle.png'));
    left.set({ sent: 400, ...upload });
    chat.calls.answer('resumeUploads', () => [left]);
  }
  if (stores) chat.calls.answer('nearestStores', () => stores);
  prepare?.(chat);
  const element = document.createElement(TAG) as ShopBell;
  const given = {
    site: 'demo',
    endpoint: 'https://chat.example',
    locale: 'en',
    heading: 'Loom & Leaf',
    ...(inline && { inline: '' }),
    ...own?.(),
    ...attributes,
  };
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
  document.body.append(element);
  const find: Shown['find'] = async (selector) => {
    for (;;) {
      const found = element.shadowRoot?.querySelector(selector);
      if (found) return found as never;
      await frame();
    }
  };
  const shown: Shown = {
    element,
    chat,
    stores,
    find,
    drawn,
    async write(text) {
      const box = await find<HTMLTextAreaElement>('textarea');
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn();
    },
  };
  if (as === 'open') await element.open({ focus: true });
  if (as === 'loaded') await element.signOut();
  await acts?.(shown);
  await find(shows);
  // What is loaded behind the first words pushes what stands above the message box.
  if (element.isOpen && (view?.thread ?? view?.pending)) await find('.clip, .editing');
  await drawn();
  return shown;
}
