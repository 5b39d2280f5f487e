import { afterEach, describe, expect, test } from 'vitest';
import type { Response } from './api/request.ts';
import { idOf, ME, member, rowOf, threadOf } from './testing/fixtures.ts';
import { type Headless, headless, threeOf } from './testing/headless.ts';

const A = idOf(1);
const WHO = `/api/v1/shoppers/${encodeURIComponent('m:1001')}`;
const PAGE = 2;

/** A server that has so many remarks on one shopper, of which each answer has two, and which answers when the test says. */
function server(count: number) {
  const all = Array.from({ length: count }, (_, n) => ({
    ...{ id: idOf(80 + n), by: ME, versions: [{ at: 1000 + n, text: `remark ${n}` }] },
  }));
  const waiting: { path: string; answer: () => void }[] = [];
  const pageBefore = (end: number) => ({
    remarks: all.slice(Math.max(0, end - PAGE), end),
    next: end > PAGE ? all[end - PAGE]?.id : undefined,
  });
  const facts = () => {
    const { remarks, next } = pageBefore(all.length);
    return {
      ...{ person: 'm:1001', rev: all.length, firstAt: 1, tags: [], attributes: [], conversations: 1, cases: 1 },
      ...{ remarks, remarkCount: all.length, nextRemarks: next },
    };
  };
  const bodyOf = (path: string) => {
    if (path === WHO) return facts();
    const before = path.split('before=')[1];
    return before ? pageBefore(all.findIndex(({ id }) => id === before)) : { conversations: [] };
  };
  const news = new Set<() => void>();
  let isHeld = false;
  return {
    all,
    request(_: string, path: string): Promise<Response> {
      const response = { ok: true, body: bodyOf(path) };
      if (!isHeld) return Promise.resolve(response);
      return new Promise((resolve) => {
        waiting.push({ path, answer: () => resolve(response) });
        for (const run of news) run();
      });
    },
    /** Answers nothing by itself from now on. */
    hold() {
      isHeld = true;
    },
    /** Answers what waits, and everything from now on. */
    flow() {
      isHeld = false;
      for (const { answer } of waiting.splice(0)) answer();
    },
    /** Resolves once such a question waits. */
    asked: (is: (path: string) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!waiting.some(({ path }) => is(path))) return;
          news.delete(look);
          resolve();
        };
        news.add(look);
        look();
      }),
    /** Answers those that wait. */
    answer(is: (path: string) => boolean) {
      for (const one of waiting.filter(({ path }) => is(path))) {
        waiting.splice(waiting.indexOf(one), 1);
        one.answer();
      }
    },
  };
}

let desk: Headless;
afterEach(() => desk.app.stop());

/** At a desk with this shopper's newest remarks. From then on the server answers when it is told to. */
async function at(count: number) {
  const relay = server(count);
  const agent = threeOf();
  const shopper = { id: A, member: member('1001', 'Mei') };
  agent.set({ mine: [rowOf(1, { state: 'active', agent: ME, shopper })], threads: new Map([[A, threadOf(1)]]) });
  desk = headless({ agent, request: relay.request });
  const { state, intents } = desk.app;
  await desk.settle();
  intents.open(A);
  await intents.shopper.load();
  relay.hold();
  const shown = () => {
    const facts = state.shopper.facts.value?.is;
    return facts?.is === 'here' ? facts.value.remarks.map(({ versions }) => versions[0]?.text) : facts?.is;
  };
  return { ...relay, shown, shopper: intents.shopper };
}
const isFacts = (path: string) => path === WHO;
const isRemarks = (path: string) => path.includes('/remarks?');
const from = (first: number, end: number) => Array.from({ length: end - first }, (_, n) => `remark ${first + n}`);

describe('[CW14] remarks that were asked for stay shown', () => {
  test('where what is known of the shopper was on its way already', async () => {
    const { shown, asked, answer, flow, shopper } = await at(5);
    expect(shown()).toEqual(from(3, 5));
    const load = shopper.load();
    const more = shopper.moreRemarks();
    await asked(isRemarks);
    answer(isRemarks);
    await more;
    expect(shown()).toEqual(from(1, 5));
    flow();
    await load;
    expect(shown()).toEqual(from(1, 5));
  });

  test('where what is known of the shopper comes before them', async () => {
    const { shown, asked, answer, flow, shopper } = await at(5);
    const more = shopper.moreRemarks();
    await asked(isRemarks);
    const load = shopper.load();
    answer(isFacts);
    await load;
    flow();
    expect([await more, shown()]).toEqual([undefined, from(1, 5)]);
  });

  test('and have no gap where one more was written meanwhile', async () => {
    const { all, shown, asked, answer, flow, shopper } = await at(5);
    const more = shopper.moreRemarks();
    await asked(isRemarks);
    all.push({ id: idOf(85), by: ME, versions: [{ at: 1005, text: 'remark 5' }] });
    const load = shopper.load();
    answer(isFacts);
    await load;
    flow();
    await more;
    expect(shown()).toEqual(from(2, 6));
  });
});
