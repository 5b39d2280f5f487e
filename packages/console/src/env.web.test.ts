import { expect } from '@open-wc/testing';
import { browserEnv } from './env.ts';
import { allTexts } from './testing/texts.ts';

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
