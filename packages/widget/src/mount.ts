import { type Chat, ChatError, type ChatOptions, deviceStore } from '@shopbell/sdk';
import type { BridgeOptions } from './bridge.ts';
import type { Panel, PanelHost } from './contract.ts';
import { PanelElement } from './elements/panel.ts';
import type { Messages } from './i18n/messages.ts';
import { createReadMark } from './read-mark.ts';
import { storageOf } from './storage.ts';
import { wear } from './styles/index.ts';
import { createClock } from './text/clock.ts';
import { warnOfSetUp } from './warn.ts';

/** An option that can't be used is the developer's to see: the console says which, the page's own error reporting gets it. */
function attempt<T>(make: () => T, launcher: HTMLElement): T {
  try {
    return make();
  } catch (error) {
    launcher.ariaBusy = null;
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
  const site = element.getAttribute('site') ?? '';
  const endpoint = element.getAttribute('endpoint') ?? new URL(import.meta.url).origin;
  const { chat, storage } = attempt(() => {
    const storage = storageOf(element);
    return { storage, chat: create({ endpoint, site, storage, language: locale }) };
  }, launcher);
  chat.on('error', warnOfSetUp);
  const emit: BridgeOptions['emit'] = (event, detail) => {
    if (event === 'unread') element.unread = Number(detail);
    element.dispatchEvent(new CustomEvent(event, { detail }));
  };
  const panel = new PanelElement(host, {
    chat,
    t,
    clock: createClock(locale, navigator.languages),
    heading: element.getAttribute('heading') || t.title,
    mark: createReadMark(site, storage),
    words: deviceStore(`shopbell-draft:${site}`, storage === 'none' ? storage : 'session'),
    person: deviceStore(`shopbell:${endpoint}:${site}`, storage),
    emit,
  });
  const undress = wear(launcher.getRootNode() as ShadowRoot);
  launcher.after(panel);
  emit('ready', undefined);

  return {
    open: (options) => panel.show(true, options?.focus),
    close: () => panel.show(false),
    toggle: (options) => panel.show(!element.isOpen, options?.focus),
    send: chat.send,
    identify(...args) {
      // Whatever was wrong with the person before, this is another try.
      panel.bridge.refusal = undefined;
      return chat.identify(...args);
    },
    signOut() {
      panel.bridge.forget();
      return chat.signOut();
    },
    // Unread messages are a courtesy: where they can't be fetched, the launcher stays as it is.
    wake: () => chat.connect().catch(() => {}),
    destroy() {
      panel.discard();
      chat.destroy();
      undress();
    },
  };
}
