import { expect } from '@open-wc/testing';
import { browserEnv } from './env.ts';
import { allTexts } from './testing/texts.ts';

describe('what is kept on the machine', () => {
  it('is told of when another tab keeps it, and only under its name', async () => {
    const { store } = browserEnv(window, allTexts);
    const told: string[] = [];
    const stop = store.listen('one', () => told.push('one'));
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const there = frame.contentWindow?.localStorage;
    const heard = () => new Promise((resolve) => window.addEventListener('storage', resolve, { once: true }));
    for (const [key, value] of [
      ['shopbell.console.one', '1'],
      ['shopbell.console.two', '1'],
    ] as const) {
      const next = heard();
      there?.setItem(key, value);
      await next;
    }
    stop();
    const last = heard();
    there?.setItem('shopbell.console.one', '2');
    await last;
    expect(told).to.deep.equal(['one']);
    frame.remove();
    localStorage.clear();
  });
});

describe('the place', () => {
  const { place } = browserEnv(window, allTexts);
  const before = location.hash.slice(1);
  afterEach(() => place.replace(before));

  /** Resolves with where one is when the next change is told. */
  const told = (): Promise<string> =>
    new Promise((resolve) => {
      const stop = place.listen(() => {
        stop();
        resolve(place.read());
      });
    });

  it('is there at once and told of after that; the browser’s Back goes through each', async () => {
    for (const one of ['c/1', 'c/2']) {
      const tells = told();
      place.push(one);
      expect(place.read()).to.equal(one);
      expect(await tells).to.equal(one);
    }
    place.push('c/2');
    const back = told();
    history.back();
    expect(await back).to.equal('c/1');
    const on = told();
    history.forward();
    expect(await on).to.equal('c/2');
  });
});
