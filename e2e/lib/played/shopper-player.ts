import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** A scene takes a tenth of a second. */
const PATIENCE_MS = 60_000;

/** How a scene is looked at. */
export interface Dress {
  readonly theme: 'light' | 'dark';
  readonly locale: 'en' | 'zh-CN';
  /** Of the page. */
  readonly dir: 'ltr' | 'rtl';
  /** Of the language; default: ltr, as both have it. */
  readonly written?: 'rtl';
  /** Of the window, in CSS px. */
  readonly width: number;
  readonly height?: number;
}

type Played = Window & {
  played: { names: readonly string[]; show(name: string, attributes: Record<string, string>): Promise<unknown> };
};

/** Shows one scene of the widget after the other on one page. */
export interface ShopperPlayer {
  readonly names: readonly string[];
  show(name: string, dress: Dress): Promise<void>;
}

/** @param url the page of the scenes, as `startPlayed` serves it */
export async function shopperPlayer(page: Page, url: string): Promise<ShopperPlayer> {
  await page.goto(url);
  await page.waitForFunction(() => (window as unknown as Played).played !== undefined);
  const names = await page.evaluate(() => (window as unknown as Played).played.names);
  return {
    names,
    async show(name, { width, height = 800, ...attributes }) {
      const size = page.viewportSize();
      if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height });
      const shown = page.evaluate(
        async ([scene, given]) => {
          await (window as unknown as Played).played.show(scene, given);
        },
        [name, attributes] as const,
      );
      const late = setTimeout(PATIENCE_MS, name, { ref: false }).then((scene) => {
        throw new Error(`${scene} is never seen`);
      });
      await Promise.race([shown, late]);
    },
  };
}
