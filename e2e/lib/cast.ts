import type { Page } from 'playwright-core';
import { afterEach, expect } from 'vitest';
import { person, type Watch } from './browser.ts';
import { desk } from './desk.ts';
import { widget } from './shopper.ts';
import type { Stage } from './stage.ts';

/** Who plays in the tests of a file: new people for each test, gone after it, with no fault on their pages. */
export function useCast(stage: Stage) {
  const pages: (Page & Watch)[] = [];
  afterEach(async () => {
    const faults = pages.flatMap((page) => page.faults);
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
    expect(faults).toEqual([]);
  });
  const somebody = async (): Promise<Page & Watch> => {
    const page = await person(stage.browser);
    pages.push(page);
    return page;
  };
  return {
    somebody,
    /** A page of an agent who has signed in. */
    async agent(index: number) {
      const page = await somebody();
      const own = desk(page, stage.relay);
      await own.signIn('agent', index);
      return { page, ...own };
    },
    /** A shopper at a product whose first words are stored. */
    async shopper(text: string) {
      const page = await somebody();
      const bell = widget(page);
      await page.goto(`${stage.shop.url}/p/noodle-bowl`);
      await bell.open();
      await bell.say(text);
      await bell.stored.waitFor();
      return { page, bell };
    },
  };
}
