import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { FREE_FIELDS } from '../../packages/server/src/testing/free-fields.ts';
import { PAYLOAD } from '../../packages/server/src/testing/hostile.ts';
import { person, type Watch } from './browser.ts';

/** A field whose text is shown to somebody. */
export type Shown = {
  [F in keyof typeof FREE_FIELDS]: (typeof FREE_FIELDS)[F] extends 'shown' ? F : never;
}[keyof typeof FREE_FIELDS];

const WHAT: Readonly<Record<string, string>> = FREE_FIELDS;
const isShown = (field: string): field is Shown => WHAT[field] === 'shown';

/** All of them. */
export const SHOWN: readonly Shown[] = Object.keys(FREE_FIELDS).filter(isShown);

/** Those of them whose name begins like this. */
export const shownUnder = (...begins: readonly string[]): readonly Shown[] =>
  SHOWN.filter((field) => begins.some((begin) => field.startsWith(begin)));

/** Gives the text to fill a field with; always the same. */
export type TextOf = ReturnType<typeof hostileFields>['text'];

/** A page that tells what ran in it, and what left. */
export interface Trapped extends Page, Watch {
  /** Requests to elsewhere, and questions that nobody asked. */
  readonly left: string[];
}

/** Everything that a page shows or could show, and what in it is more than text. */
const lookThrough = (page: Page): Promise<{ texts: string; alive: string[] }> =>
  page.evaluate(() => {
    const texts = [document.title];
    const alive: string[] = [];
    const look = (root: Document | ShadowRoot | Element): void => {
      texts.push(root.textContent ?? '');
      for (const one of root.querySelectorAll('*')) {
        for (const { name, value } of one.attributes) {
          texts.push(value);
          const leads =
            /^(?:src|srcdoc|href|action|formaction|data)$/i.test(name) && /^\s*(?:javascript|data:text)/i.test(value);
          const loads = /^src/i.test(name) && value.includes('evil.invalid');
          if (/^on/i.test(name) || leads || loads) alive.push(one.outerHTML.slice(0, 200));
        }
        if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) texts.push(one.value);
        if (one.shadowRoot) look(one.shadowRoot);
      }
    };
    look(document.documentElement);
    return { texts: texts.join('\n'), alive };
  });

/** Fills fields with what would run, each with its own, and looks for it on pages. */
export function hostileFields() {
  const filled = new Map<Shown, string>();
  const looked = new Set<Shown>();
  return {
    /** The text to fill a field with; always the same. */
    text(field: Shown, payload = PAYLOAD): string {
      const text = filled.get(field) ?? `q${SHOWN.indexOf(field)}${payload}`;
      filled.set(field, text);
      return text;
    },
    /** Resolves when a page shows what these fields were filled with, to the letter, and nothing of it as anything but text. */
    async shows(page: Page, ...fields: Shown[]): Promise<void> {
      const missing = async () => {
        const { texts } = await lookThrough(page);
        return fields.filter((field) => !texts.includes(filled.get(field) ?? `nothing in ${field}`));
      };
      await expect.poll(missing).toEqual([]);
      expect((await lookThrough(page)).alive).toEqual([]);
      for (const field of fields) looked.add(field);
    },
    /** The fields that some page has shown. */
    looked: (): Shown[] => SHOWN.filter((field) => looked.has(field)),
  };
}

/** A page of one person in which nothing can run, or leave, unseen. What it puts on the desktop is kept in `window.__cards`. */
export async function trapped(browser: Browser, stored: Readonly<Record<string, string>> = {}): Promise<Trapped> {
  const page = await person(browser, { viewport: { width: 1400, height: 900 } });
  const left: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') left.push(request.url());
  });
  page.on('dialog', (dialog) => {
    left.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript((kept) => {
    for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, value);
    const cards: unknown[][] = [];
    class Card {
      static readonly permission = 'granted';
      constructor(title: unknown, { body }: { body?: unknown } = {}) {
        cards.push([title, body]);
      }
      close(): void {}
    }
    Object.assign(window, { Notification: Card, __cards: cards });
    addEventListener('securitypolicyviolation', ({ blockedURI, sample }) =>
      Object.assign(window, { __ran: `${blockedURI} ${sample}` }),
    );
  }, stored);
  return Object.assign(page, { left });
}

/** What ran in a page, or left it, by the names of the fields that it came by. */
export async function caught(page: Trapped): Promise<string[]> {
  const ran: unknown = await page.evaluate(() => Reflect.get(window, '__ran'));
  const all = [...(ran === undefined ? [] : [`ran: ${ran}`]), ...page.left, ...page.faults];
  return all.map((one) => one.replace(/\bq(\d+)(?=["'<])/g, (begin, at) => SHOWN[Number(at)] ?? begin));
}
