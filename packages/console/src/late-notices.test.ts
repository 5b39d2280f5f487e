import { describe, expect, it } from 'vitest';
import { ME, SELF } from './testing/fixtures.ts';
import { headless, threeOf } from './testing/headless.ts';
import { watchNotices } from './watch-notices.ts';

/** What rings, that comes from the given try on. */
function playFetch(comesAt: number) {
  let tries = 0;
  return {
    tries: () => tries,
    fetch: () => {
      tries++;
      return tries < comesAt ? Promise.reject(new TypeError('gone')) : Promise.resolve(watchNotices);
    },
  };
}

describe('what rings', () => {
  it('is fetched once, and only for who is in', async () => {
    const file = playFetch(1);
    const agent = threeOf();
    agent.calls.hold('connect');
    const desk = headless({ agent, lateNotices: file.fetch });
    await desk.settle();
    expect(file.tries()).toBe(0);
    agent.calls.last('connect').resolve(SELF);
    await desk.settle();
    expect(file.tries()).toBe(1);
    desk.look(false);
    desk.look(true);
    await desk.settle();
    expect(file.tries()).toBe(1);
  });

  it('is asked for again when somebody looks, if it did not come', async () => {
    const file = playFetch(2);
    const agent = threeOf();
    const desk = headless({ agent, lateNotices: file.fetch });
    await desk.settle();
    expect(file.tries()).toBe(1);
    desk.look(false);
    await desk.settle();
    expect(file.tries()).toBe(2);
    desk.pass(1000);
    const last = { by: 'shopper', at: desk.now(), text: 'Hello' } as const;
    agent.set({ mine: agent.view.mine.map((row) => ({ ...row, last, agent: ME })) });
    desk.pass(200);
    await desk.settle();
    expect(desk.played.heard.map(({ kind }) => kind)).toEqual(['message']);
  });

  it('stops with the console, also when it comes after that', async () => {
    let come = (_watch: typeof watchNotices): void => undefined;
    const desk = headless({
      lateNotices: () =>
        new Promise((resolve) => {
          come = resolve;
        }),
    });
    await desk.settle();
    desk.app.stop();
    const told = desk.played.told.length;
    come(watchNotices);
    await desk.settle();
    expect(desk.played.told.length).toBe(told);
  });
});
