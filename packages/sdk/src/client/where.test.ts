import { expect, test } from 'vitest';
import { virtualClock } from '../testing/virtual-clock.ts';
import { createWhere, PAGE_EVERY_MS } from './where.ts';

function start() {
  const clock = virtualClock();
  const sent: object[] = [];
  const here = { online: true, page: 'one' as string | undefined, watchers: 0, look: () => {} };
  const where = createWhere(
    clock,
    {
      send(frame) {
        if (here.online) sent.push(frame);
        return here.online;
      },
    },
    {
      read: () => (here.page === undefined ? undefined : { page: here.page }),
      watch(look) {
        here.watchers += 1;
        here.look = look;
        return () => {
          here.watchers -= 1;
        };
      },
    },
  );
  const go = (page: string | undefined) => {
    here.page = page;
    here.look();
  };
  return { clock, sent, here, where, go, pages: () => sent.map((frame) => 'page' in frame && frame.page) };
}

test('[WH1] nothing is told or listened to before there is an open conversation', async () => {
  const { where, here, sent } = start();
  where.look(false);
  expect([sent, here.watchers]).toEqual([[], 0]);
  where.look(true);
  expect(sent).toEqual([{ type: 'page', page: 'one' }]);
});

test('[WH2] at most one page a second is told, the last one for sure, and none twice', async () => {
  const { where, clock, go, pages } = start();
  where.look(true);
  for (const page of ['two', 'three', 'four']) go(page);
  expect(pages()).toEqual(['one']);
  await clock.advance(PAGE_EVERY_MS);
  expect(pages()).toEqual(['one', 'four']);
  await clock.advance(PAGE_EVERY_MS);
  go('four');
  where.look(true);
  expect(pages()).toEqual(['one', 'four']);
});

test('[WH3] a new line is told anew; a page out of sight tells nothing', async () => {
  const { where, clock, here, go, pages } = start();
  where.look(true);
  where.cut();
  here.online = false;
  await clock.advance(PAGE_EVERY_MS);
  where.look(true);
  here.online = true;
  where.look(true);
  expect(pages()).toEqual(['one', 'one']);
  await clock.advance(PAGE_EVERY_MS);
  go(undefined);
  expect(pages()).toEqual(['one', 'one']);
});

test('[WH4] with the person everything is gone: listeners, timers, what was told', async () => {
  const { where, clock, here, go, pages } = start();
  where.look(true);
  go('two');
  where.clear();
  await clock.advance(PAGE_EVERY_MS);
  expect([pages(), here.watchers]).toEqual([['one'], 0]);
});
