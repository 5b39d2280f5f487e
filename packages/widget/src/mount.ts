import { type Chat, ChatError, type ChatOptions } from '@shopbell/sdk';
import type { BridgeOptions } from './bridge.ts';
import type { Panel, PanelHost } from './contract.ts';
import { PanelElement } from './elements/panel.ts';
import type { Messages } from './i18n/messages.ts';
import { keptOf } from './kept.ts';
import { openWindow } from './own-window.ts';
import { createReadMark } from './read-mark.ts';
import { advise, adviseCommand, adviseOptions, DERIVED, HEARD, SITE, warnOfSetUp } from './set-up.ts';
import { storageOf } from './storage.ts';
import { wear } from './styles/index.ts';
import { createClock } from './text/clock.ts';
import { createFigures } from './text/figures.ts';
import { plain } from './text/plain.ts';
import { ownTag } from './text/tag.ts';

/** The clients of this page, by relay and site: widgets of the same one share a line and show the same. */
const shared = new Map<string, { readonly chat: Chat; uses: number }>();

/**
 * An option that can't be used is the developer's to see: the console says which, the page's own error reporting gets it. The shopper
 * reads `words` on the launcher.
 */
function attempt<T>(make: () => T, launcher: HTMLElement, words: string): T {
  try {
    return make();
  } catch (error) {
    // The title becomes the name, as where the panel can't be loaded.
    launcher.title = words;
    launcher.ariaLabel = launcher.ariaBusy = null;
    if (error instanceof ChatError) warnOfSetUp(error);
    reportError(error);
    throw error;
  }
}

/**
 * Puts a panel beside a launcher. Opens no line: showing it, `wake` and the SDK's verbs do.
 *
 * @param create makes the client
 */
export function mount(host: PanelHost, t: Messages, create: (options: ChatOptions) => Chat): Panel {
  const { element, launcher, locale } = host;
  // Called after it was taken out of the page, it would open a line that nothing ends. Put back, it tries anew.
  if (!element.isConnected) {
    element.disconnectedCallback();
    throw new ChatError('destroyed', 'The element is not in the page.');
  }
  const site = element.getAttribute('site') ?? '';
  const endpoint = element.getAttribute('endpoint') ?? new URL(import.meta.url).origin;
  const name = `${endpoint} ${site}`;
  const [line, { read, move, ...stores }] = attempt(
    () => {
      // Told here: from the relay it would come as a frame that can't be read.
      if (!SITE.test(site)) throw new ChatError('bad_option', 'site');
      const storage = storageOf(element);
      const made = shared.get(name) ?? { chat: create({ endpoint, site, storage, language: locale }), uses: 0 };
      // Widgets that share a client keep what that one keeps: the first one's choice, and what consent has said since.
      return [made, keptOf(endpoint, site, made.chat.view.consent)] as const;
    },
    launcher,
    t.refused,
  );
  line.uses += 1;
  shared.set(name, line);
  const { chat } = line;
  const emit: BridgeOptions['emit'] = (event, detail) => {
    if (event === 'unread') element.unread = Number(detail);
    element.dispatchEvent(new CustomEvent(event, { detail }));
  };
  const tag = ownTag(locale, navigator.languages);
  const panel = new PanelElement(host, {
    chat,
    t,
    clock: createClock(tag),
    figures: createFigures(tag),
    heading: element.getAttribute('heading') || t.title,
    mark: createReadMark(read),
    ...stores,
    emit,
  });
  const { bridge } = panel;
  const ends = [chat.on('error', warnOfSetUp), chat.on('consent', move), wear(launcher.getRootNode() as ShadowRoot)];
  const heard = new Set<string>();
  const hear: Panel['hear'] = (event, command) => {
    if (event === 0) return adviseCommand(command, element);
    if (heard.has(event)) return;
    heard.add(event);
    if (!DERIVED.split(' ').includes(event)) return HEARD.test(event) || advise('event', [event], element);
    const one = event as 'started';
    ends.push(chat.on(one, (value) => emit(one, value)));
  };
  let isOver = false;
  let consenting: Promise<void> | undefined;
  launcher.after(panel);
  if (element.hasAttribute('inline')) {
    panel.hidden = true;
    panel.placed = import('./inline.ts').then(({ settle }) => isOver || ends.push(settle(element, panel)));
  }
  if (/greeting|questions|photo/.test(element.getAttributeNames() as never)) {
    import('./parts/welcome.ts').then(
      ({ createWelcome }) => {
        bridge.welcome = createWelcome(element, bridge);
        bridge.look();
      },
      () => undefined, // the panel says what it says everywhere
    );
  }
  emit('ready', undefined);
  adviseOptions(element, locale);

  // The verbs of the client as it has them, but for those below.
  return Object.assign(Object.create(chat), {
    open: (options) => panel.show(true, options?.focus),
    close: () => panel.show(false),
    toggle: (options) => panel.show(!element.isOpen, options?.focus),
    async draft(text, options) {
      if (bridge.elsewhere) return bridge.elsewhere.draft(text);
      await panel.show(true, options?.focus);
      // What an input method composes is not touched.
      if (!bridge.composing) return bridge.put(plain(text));
      panel.addEventListener('compositionend', () => bridge.put(plain(text)), { once: true });
    },
    async popOut() {
      if (bridge.elsewhere) return bridge.elsewhere.show();
      const there = openWindow(bridge, site);
      try {
        const [{ popOut }, { default: rest }] = await Promise.all([import('./pop-out.ts'), t.rest()]);
        if (isOver) throw new ChatError('destroyed', 'The widget was taken away meanwhile.');
        popOut(there, host, bridge, rest.window, endpoint);
      } catch (error) {
        if (!there.shopbell) there.close();
        throw error;
      }
    },
    traits: chat.attributes,
    consent(kind) {
      consenting = chat.consent(kind);
      return consenting;
    },
    identify(...args) {
      // Whatever was wrong with the person before, this is another try.
      bridge.refusal = undefined;
      return chat.identify(...args);
    },
    signOut() {
      bridge.forget();
      return chat.signOut();
    },
    async wake() {
      await consenting;
      // Unread messages are a courtesy: where they can't be fetched, the launcher stays as it is.
      if (stores.person.read()) await chat.connect();
    },
    once(event, listener) {
      // It was told already: who waited for the panel hears of it here.
      if (event === 'ready') {
        (listener as (value: undefined) => void)(undefined);
        return Promise.resolve(() => undefined);
      }
      const told = (raised: Event) => listener((raised as CustomEvent).detail);
      element.addEventListener(event, told, { once: true });
      hear(event);
      return Promise.resolve(() => element.removeEventListener(event, told));
    },
    hear,
    destroy() {
      isOver = true;
      panel.discard();
      for (const end of ends) end();
      line.uses -= 1;
      if (line.uses) return;
      shared.delete(name);
      chat.destroy();
    },
  } satisfies Omit<Panel, Exclude<keyof Chat, 'consent' | 'identify' | 'once' | 'signOut' | 'destroy'>>);
}
