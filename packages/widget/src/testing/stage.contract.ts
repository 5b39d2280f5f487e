import { fixtureCleanup } from '@open-wc/testing';
import type { ChatOptions, ChatView } from '@shopbell/sdk';
import { type FakeChat, fakeChat } from '@shopbell/sdk/testing';
import type { PanelModule, ShopBell } from '../contract.ts';
import en from '../i18n/en.ts';
import zh from '../i18n/zh-CN.ts';
import { mount } from '../mount.ts';
import { defineShopBell, TAG } from '../shop-bell.ts';
import { until } from './until.ts';

/** A widget in the page of a browser test, with a client that does what the test says. */
export interface Stage {
  element: ShopBell;
  chat: FakeChat;
  launcher: HTMLButtonElement;
  /** What the client was made with; undefined as long as there is none. */
  readonly options: ChatOptions | undefined;
  /** The first match in the widget; throws where there is none. */
  get<E extends Element = HTMLElement>(selector: string): E;
  all(selector: string): HTMLElement[];
  /** Changes the view and waits until it is drawn. */
  set(view: Partial<ChatView>): Promise<void>;
  /** Writes into the message box, as a person would. */
  write(text: string): Promise<void>;
}

let current = fakeChat();
let failing = false;
let given: ChatOptions | undefined;

/** Makes the next loads of the panel fail, or no longer. */
export function failLoads(fail: boolean): void {
  failing = fail;
}

/** How often the panel was fetched. */
export const loads = { count: 0 };

defineShopBell(async (locale) => {
  loads.count += 1;
  if (failing) throw new TypeError('Failed to fetch');
  const create = (options: ChatOptions) => {
    given = options;
    current.set({ consent: options.storage ?? 'persistent' });
    return current;
  };
  const module: PanelModule = {
    mount: (element, launcher, locale, messages) => mount({ element, launcher, locale }, messages, create),
  };
  return [module, { default: locale === 'en' ? en : zh }];
});

/** Waits until everything is drawn: layout observers have run, and movements are at their end. */
export async function drawn(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) {
    // Observers run at the end of a frame, after its callbacks.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    for (const { shadowRoot } of document.querySelectorAll(TAG)) {
      for (const animation of shadowRoot?.getAnimations() ?? []) {
        if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
      }
    }
  }
}

/** Puts a widget into the page: open, closed with its panel loaded, or closed as a visitor finds it. */
export async function stage({
  view = {},
  as = 'open',
  attributes = {},
  prepare,
}: {
  view?: Partial<ChatView>;
  as?: 'open' | 'loaded' | 'closed';
  attributes?: Record<string, string>;
  /** Tells the client what to answer before the widget can ask. */
  prepare?: (chat: FakeChat) => void;
} = {}): Promise<Stage> {
  // What shows a talk is at hand when it is asked for: tests wait for drawings, not for loads.
  await import('../talk.ts');
  // Who was taken out of the page has gone then: widgets of the same site share a client.
  await new Promise((done) => setTimeout(done));
  const chat = fakeChat({ connection: 'online', availability: 'online', ...view });
  prepare?.(chat);
  current = chat;
  given = undefined;
  const element = document.createElement(TAG) as ShopBell;
  for (const [name, value] of Object.entries({
    site: 'demo',
    endpoint: 'https://chat.example',
    locale: 'en',
    ...attributes,
  })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  const { shadowRoot } = element;
  const launcher = shadowRoot?.querySelector('button');
  if (!shadowRoot || !launcher) throw new Error('no launcher');
  const get: Stage['get'] = (selector) => {
    const found = shadowRoot.querySelector(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found as never;
  };
  if (as === 'open') await element.open();
  if (as === 'loaded') await element.signOut();
  const talks = [...(view.threads ?? []), ...(view.thread ? [view.thread] : [])];
  const shown = talks.some(({ events, pending }) => events[0] || pending[0]) ? '.rows' : 'textarea';
  if (as !== 'closed') await until(() => shadowRoot.querySelector(shown) !== null);
  await drawn();
  return {
    element,
    chat,
    launcher,
    get options() {
      return given;
    },
    get,
    all: (selector) => [...shadowRoot.querySelectorAll<HTMLElement>(selector)],
    async set(patch) {
      chat.set(patch);
      await drawn();
    },
    async write(text) {
      const box = get<HTMLTextAreaElement>('textarea');
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn();
    },
  };
}

export { until };

/** Takes every widget out of the page, and what it kept on the device: one that goes keeps what is being written. */
export async function clear(): Promise<void> {
  for (const element of document.querySelectorAll(TAG)) element.remove();
  await drawn();
  localStorage.clear();
  sessionStorage.clear();
  failLoads(false);
  fixtureCleanup();
}
