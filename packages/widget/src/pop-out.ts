import { html } from 'lit/html.js';
import type { Bridge } from './bridge.ts';
import type { PanelHost, ShopBell } from './contract.ts';
import type { WindowTexts } from './i18n/rest/messages.ts';
import { icon } from './parts/icons.ts';
import { sheet } from './styles/sheet.ts';
import { WINDOW } from './styles/window.ts';

const OUT =
  'M8.5 4.5H6A2.5 2.5 0 0 0 3.5 7v7A2.5 2.5 0 0 0 6 16.5h7a2.5 2.5 0 0 0 2.5-2.5v-2.5M11.5 3.5h5v5M16.2 3.8L9.5 10.5';

/** Attributes that say where and how the element stands in this page, not what it is. */
const OF_THIS_PAGE = /^(style|class|id|slot|hidden|inline|locale|endpoint|storage)$/;

/** As much of the browser's Trusted Types as is used; lib.dom has none of it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(given: string): string },
  ): { createScriptURL(given: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The address of the relay's own script, as pages with Trusted Types take it. Nothing of it comes from outside. */
function trusted(address: string): string {
  const { trustedTypes }: { trustedTypes?: TrustedTypes } = window as object;
  policy ??= trustedTypes?.createPolicy('shopbell', { createScriptURL: (given) => given });
  return policy?.createScriptURL(address) ?? address;
}

/**
 * Takes the talk into a window of its own: an empty page of this origin, which goes on when this one is left, with the script tag that
 * the shop's pages have. It shows the same person and thread, as another tab of the shop does. The panel says where the talk is, and
 * takes it back when that window closes.
 *
 * @param there as `openWindow` gives it
 */
export function popOut(
  there: Window,
  { element, locale, launcher }: PanelHost,
  bridge: Bridge,
  t: WindowTexts,
  endpoint: string,
): void {
  if (bridge.elsewhere) return bridge.elsewhere.show();
  bridge.more?.amend.cancel();
  const shadow = launcher.getRootNode() as ShadowRoot;
  const worn = sheet(WINDOW);
  const widget = () => there.shopbell as ShopBell | undefined;
  const show = () => there.focus();
  /** What is pressed on a card there is told here as well: this is where the shop's page listens, and may do it in its own way. */
  const told = (event: Event) => {
    const { detail, cancelable } = event as CustomEvent;
    if (!element.dispatchEvent(new CustomEvent('cardAction', { detail, cancelable }))) event.preventDefault();
  };
  const { draft, form } = bridge;
  const person = bridge.person.read();
  const back = () => {
    there.removeEventListener('pagehide', back);
    there.removeEventListener('cardAction', told, true);
    const root = widget()?.shadowRoot;
    const typed = root
      ? root.querySelector<HTMLTextAreaElement>('shop-bell-composer textarea')?.value
      : // Its script has not come: the words are still these, and their writer's.
        bridge.person.read() === person && draft;
    move(() => there.sessionStorage.getItem(form.name), form.write);
    bridge.elsewhere = undefined;
    shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((one) => one !== worn);
    // An empty page that is loaded anew is empty: nothing of the talk would be there.
    there.close();
    if (typed) bridge.put(typed);
    bridge.look();
  };
  /** Whoever presses for it goes on where they type: the button is no more. */
  const bring = () => {
    back();
    void (element as HTMLElement as ShopBell).open({ focus: true });
  };
  if (!widget()) furnish(there, { element, locale, endpoint, heading: bridge.heading });
  there.shopbell?.push(['draft', draft, { focus: true }]);
  bridge.draft = '';
  move(form.read, (filled) => there.sessionStorage.setItem(form.name, filled));
  form.clear();
  there.addEventListener('pagehide', back);
  // On the way down to its element, which is not there yet.
  there.addEventListener('cardAction', told, true);
  shadow.adoptedStyleSheets.push(worn);
  bridge.elsewhere = {
    show,
    back,
    draft: (text) => Promise.resolve(widget()?.draft(text, { focus: true })),
    note: () => html`
      <div class="elsewhere">
        ${icon(OUT)}
        <h3>${t.title}</h3>
        <p>${t.text}</p>
        <button type="button" @click=${show}>${t.show}</button>
        <button type="button" @click=${bring}>${t.back}</button>
      </div>
    `,
  };
  show();
  bridge.look();
}

/** What stands in the form of a left message goes with the talk: it is in one window at a time. A storage that is refused has none. */
function move(from: () => string | null | undefined, to: (filled: string) => void): void {
  try {
    const filled = from();
    if (filled) to(filled);
  } catch {}
}

/** Puts a tag of the shop's into the window, with what this element is. */
function furnish(
  there: Window,
  { element, ...own }: { element: Element; locale: string; endpoint: string; heading: string },
): void {
  const { document: page } = there;
  const script = page.createElement('script');
  const meta = page.createElement('meta');
  for (const { name, value } of element.attributes)
    if (!OF_THIS_PAGE.test(name)) script.setAttribute(`data-${name}`, value);
  Object.assign(script.dataset, { ...own, inline: 'body' });
  script.src = trusted(`${own.endpoint}/shopbell.js`);
  page.title = own.heading;
  page.documentElement.lang = own.locale;
  page.body.style.margin = '0';
  page.body.style.height = '100dvh';
  there.shopbell = [['context', { page: { url: location.href, title: document.title } }]];
  // On a phone the window is a tab; without this it would be drawn for a desk and made small.
  meta.name = 'viewport';
  meta.content = 'width=device-width, viewport-fit=cover';
  page.head.append(meta, script);
}
