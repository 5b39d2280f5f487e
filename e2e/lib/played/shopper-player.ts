import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** A scene takes a tenth of a second. */
const PATIENCE_MS = 60_000;
/** Scenes are told from when their page was loaded; after two minutes nothing in them can be changed any more. */
const FRESH_MS = 60_000;

/** How a scene is looked at. */
export interface Dress {
  readonly theme: 'light' | 'dark';
  /** `pseudo`: English in accents, 40 % longer, each text in brackets. */
  readonly locale: 'zh-CN' | 'zh-TW' | 'en' | 'ja' | 'ko' | 'ar' | 'de' | 'es' | 'fr' | 'pt-BR' | 'pseudo';
  /** Of the page. */
  readonly dir: 'ltr' | 'rtl';
  /** Of the window, in CSS px. */
  readonly width: number;
  readonly height?: number;
}

type Shown = { readonly chat: { readonly view: unknown }; readonly stores: unknown };
type Played = Window & {
  played: { names: readonly string[]; show(name: string, attributes: Record<string, string>): Promise<Shown> };
  shown?: Shown;
};

/** Shows one scene of the widget after the other on one page. */
export interface ShopperPlayer {
  readonly names: readonly string[];
  show(name: string, dress: Dress): Promise<void>;
  /** What shopper, agent and site have said in the scene that is shown. */
  given(): Promise<readonly string[]>;
}

/** @param url the page of the scenes, as `startPlayed` serves it */
export async function shopperPlayer(page: Page, url: string): Promise<ShopperPlayer> {
  let loadedAt = 0;
  const load = async () => {
    await page.goto(url);
    await page.waitForFunction(() => (window as unknown as Played).played !== undefined);
    loadedAt = Date.now();
  };
  await load();
  const names = await page.evaluate(() => (window as unknown as Played).played.names);
  return {
    names,
    async show(name, { width, height = 800, ...attributes }) {
      if (Date.now() - loadedAt > FRESH_MS) await load();
      const size = page.viewportSize();
      if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height });
      const shown = page.evaluate(
        async ([scene, given]) => {
          const here = window as unknown as Played;
          here.shown = await here.played.show(scene, given);
        },
        [name, attributes] as const,
      );
      const late = setTimeout(PATIENCE_MS, name, { ref: false }).then((scene) => {
        throw new Error(`${scene} is never seen`);
      });
      await Promise.race([shown, late]);
    },
    given: () =>
      page.evaluate(() => {
        const textsOf = (value: unknown): string[] =>
          typeof value === 'string'
            ? [value]
            : Object.values(typeof value === 'object' && value ? value : {}).flatMap(textsOf);
        const said = [...(document.querySelector('shop-bell')?.attributes ?? [])].flatMap(({ value }) =>
          value.split('|'),
        );
        const { shown } = window as unknown as Played;
        return [...said, ...textsOf([shown?.chat.view, shown?.stores])];
      }),
  };
}
