import { describe, expect, it } from 'vitest';
import type { DraftShelf, KeptDraft } from './device/drafts.ts';
import { memoryDrafts } from './device/memory-drafts.ts';
import { isKeptDraft } from './device/read-drafts.ts';
import { COLLEAGUE, idOf, ME, message, SELF, threadOf } from './testing/fixtures.ts';
import { type Headless, headless, threeOf } from './testing/headless.ts';
import { DRAFT_KEPT_MS, DRAFTS_MAX, WRITE_EVERY_MS } from './watch-drafts.ts';

const [A, B] = [idOf(1), idOf(2)];

async function open(drafts: DraftShelf = memoryDrafts(), undo = '5000'): Promise<Headless> {
  const desk = headless({ drafts, undo });
  await desk.settle();
  desk.app.intents.open(A);
  desk.pass(1000);
  await desk.settle();
  return desk;
}
const texts = async ({ drafts }: Headless) => (await drafts.all()).map(({ text }) => text).sort();
const kept = (patch: Partial<KeptDraft> = {}): KeptDraft => ({
  site: SELF.site.id,
  agent: SELF.id,
  conversation: A,
  lane: 'public',
  text: 'kept',
  at: new Date(2026, 10, 21, 11).getTime(),
  ...patch,
});
const shelfWith = async (...drafts: KeptDraft[]) => {
  const shelf = memoryDrafts();
  await shelf.put(drafts);
  return shelf;
};

describe('[CW2] what is typed', () => {
  it('is there again after a crash, in its conversation and lane', async () => {
    const desk = await open();
    desk.app.intents.write(A, 'public', 'for the shopper');
    desk.app.intents.write(B, 'desk', 'for us');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    const again = await open(desk.drafts);
    expect(again.app.state.writing.draft(A, 'public')).toBe('for the shopper');
    expect(again.app.state.writing.draft(B, 'desk')).toBe('for us');
    expect(again.app.state.writing.draft(A, 'desk')).toBe('');
  });

  it('is there again after a crash where it is a remark on the shopper', async () => {
    const desk = await open();
    desk.app.state.writing.setDraft(A, 'remark', 'calls at nine');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    const again = await open(desk.drafts);
    expect(again.app.state.writing.draft(A, 'remark')).toBe('calls at nine');
    expect(again.app.state.writing.draft(A, 'public')).toBe('');
  });

  it('is written at most every 300 ms, and at once when the page goes', async () => {
    const puts: string[] = [];
    const shelf = memoryDrafts();
    const counted = {
      ...shelf,
      put: (drafts: readonly KeptDraft[]) => {
        puts.push(...drafts.map(({ text }) => text));
        return shelf.put(drafts);
      },
    };
    const desk = await open(counted);
    for (const text of ['a', 'ab', 'abc']) {
      desk.app.intents.write(A, 'public', text);
      desk.pass(100);
    }
    await desk.settle();
    expect(puts).toEqual(['abc']);
    desk.app.intents.write(A, 'public', 'abcd');
    desk.leave();
    await desk.settle();
    expect(puts).toEqual(['abc', 'abcd']);
  });

  it.each([
    ['while it is typed', 0],
    ['right after', WRITE_EVERY_MS],
  ])('is there in full when the page goes %s, though no promise is kept any more', async (_, after) => {
    const shelf = memoryDrafts();
    const stops = {
      ...shelf,
      put: () => new Promise<void>(() => undefined),
      drop: () => new Promise<void>(() => undefined),
    };
    const desk = await open({ ...shelf });
    desk.app.intents.write(A, 'public', 'hello');
    desk.app.intents.write(B, 'public', 'x');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    const second = await open({ ...stops, all: shelf.all, keepLast: shelf.keepLast });
    second.app.intents.write(A, 'public', 'hello you');
    second.app.intents.write(B, 'public', '');
    second.pass(after);
    await second.settle();
    second.leave();
    expect(await texts(desk)).toEqual(['hello you']);
  });

  it('goes from the device when it is sent, or emptied', async () => {
    const desk = await open(memoryDrafts(), 'off');
    desk.app.intents.write(A, 'public', 'hello');
    desk.app.intents.write(A, 'desk', 'x');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    expect(await texts(desk)).toEqual(['hello', 'x']);
    desk.app.intents.say(A, 'public');
    desk.app.intents.write(A, 'desk', '');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    expect(await texts(desk)).toEqual([]);
  });

  it('is wiped at sign-out, and nothing is written after it', async () => {
    const desk = await open();
    desk.app.intents.write(A, 'public', 'private');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    desk.app.intents.write(A, 'public', 'private too');
    await desk.app.intents.signOut(true);
    desk.pass(10 * WRITE_EVERY_MS);
    desk.leave();
    await desk.settle();
    expect(await texts(desk)).toEqual([]);
  });

  it('is not written after sign-out either where the device had not come to it', async () => {
    const puts: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const put = (drafts: readonly KeptDraft[]) => {
      puts.push(...drafts.map(({ text }) => text));
      return promise;
    };
    const desk = await open({ ...memoryDrafts(), put });
    for (const text of ['private', 'private too']) {
      desk.app.intents.write(A, 'public', text);
      desk.pass(WRITE_EVERY_MS);
      await desk.settle();
    }
    await desk.app.intents.signOut(true);
    resolve();
    await desk.settle();
    expect(puts).toEqual(['private']);
  });

  it('of another agent is wiped when one signs in, and is never shown', async () => {
    const shelf = await shelfWith(
      kept({ agent: COLLEAGUE.id, text: 'theirs' }),
      kept({ conversation: B, text: 'mine' }),
    );
    const desk = await open(shelf);
    expect(desk.app.state.writing.drafts.peek().size).toBe(1);
    expect(await texts(desk)).toEqual(['mine']);
  });

  it('at another shop of the same agent stays there', async () => {
    const desk = await open(await shelfWith(kept({ site: idOf(77) })));
    expect(desk.app.state.writing.drafts.peek().size).toBe(0);
    expect(await texts(desk)).toEqual(['kept']);
  });

  it('is kept for 30 days, and 200 of it', async () => {
    const old = kept({ at: kept().at - DRAFT_KEPT_MS, text: 'old' });
    const many = Array.from({ length: DRAFTS_MAX + 5 }, (_, n) =>
      kept({ conversation: idOf(n + 10), text: `draft ${n}`, at: kept().at + n }),
    );
    const desk = await open(await shelfWith(old, ...many));
    const all = await texts(desk);
    expect(all).toHaveLength(DRAFTS_MAX);
    expect(all).not.toContain('old');
    expect(all).not.toContain('draft 4');
    expect(all).toContain('draft 5');
  });

  it('never takes the place of what was typed since, nor is lost by it', async () => {
    const desk = headless({ drafts: await shelfWith(kept()) });
    desk.app.intents.write(A, 'public', 'newer');
    await desk.settle();
    expect(desk.app.state.writing.draft(A, 'public')).toBe('kept\nnewer');
  });

  it.each([
    ['was not read', 'all'],
    ['was not tidied up', 'drop'],
  ] as const)(
    'does not take the place of what is there where that %s at first: it is read before anything is written',
    async (_, fails) => {
      const shelf = await shelfWith(kept(), kept({ conversation: B, text: 'old', at: kept().at - DRAFT_KEPT_MS }));
      const flaky = { ...shelf, [fails]: () => Promise.reject(new DOMException('no', 'UnknownError')) };
      const desk = await open(flaky);
      desk.app.intents.write(A, 'public', 'x');
      for (let tries = 0; tries < 2; tries++) {
        desk.pass(WRITE_EVERY_MS);
        await desk.settle();
      }
      desk.leave();
      await desk.settle();
      expect(desk.app.state.writing.draft(A, 'public')).toBe('x');
      expect((await shelf.all()).map(({ text }) => text)).toContain('kept');
      Object.assign(flaky, { [fails]: shelf[fails] });
      desk.app.intents.write(A, 'public', 'xy');
      desk.pass(WRITE_EVERY_MS);
      await desk.settle();
      expect(desk.app.state.writing.draft(A, 'public')).toBe('kept\nxy');
      desk.pass(WRITE_EVERY_MS);
      await desk.settle();
      expect((await shelf.all()).map(({ text }) => text)).toEqual(['kept\nxy']);
    },
  );

  it('is read once though it takes long, whatever is typed meanwhile', async () => {
    const shelf = await shelfWith(kept());
    const { promise, resolve } = Promise.withResolvers<void>();
    let reads = 0;
    const all = async () => {
      reads += 1;
      await promise;
      return shelf.all();
    };
    const desk = await open({ ...shelf, all });
    for (const text of ['x', 'xy']) {
      desk.app.intents.write(A, 'public', text);
      desk.pass(WRITE_EVERY_MS);
      await desk.settle();
    }
    resolve();
    await desk.settle();
    expect([reads, desk.app.state.writing.draft(A, 'public')]).toEqual([1, 'kept\nxy']);
  });

  it('stays in the page where the device keeps nothing, and that is told once', async () => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    const desk = await open({ ...memoryDrafts(), all: refuse, put: refuse, drop: refuse, wipe: refuse });
    expect(desk.app.state.draftsLost.peek()).toBe('told');
    desk.app.state.draftsLost.value = 'known';
    desk.app.intents.write(A, 'public', 'here');
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    expect(desk.app.state.writing.draft(A, 'public')).toBe('here');
    expect(desk.app.state.draftsLost.peek()).toBe('known');
  });
});

describe('[CW4] what was sent and waits', () => {
  it('is a draft again after a crash, and goes under its own name when it is sent as it is', async () => {
    const desk = await open();
    desk.app.intents.write(A, 'public', 'hello');
    desk.app.intents.say(A, 'public');
    const cid = desk.app.state.undo.held.peek()[0]?.cid;
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    const again = await open(desk.drafts, 'off');
    expect(again.app.state.writing.draft(A, 'public')).toBe('hello');
    again.app.intents.say(A, 'public');
    expect(again.agent.calls.last('send').args).toEqual([A, 'hello', { cid }]);
  });

  it('goes under a new name once it was changed', async () => {
    const desk = await open(await shelfWith(kept({ cid: 'old', text: 'hello' })), 'off');
    desk.app.intents.write(A, 'public', 'hello you');
    desk.app.intents.say(A, 'public');
    expect(desk.agent.calls.last('send').args).toEqual([A, 'hello you']);
  });

  it('stays on the device until it is stored', async () => {
    const desk = await open();
    desk.app.intents.write(A, 'public', 'hello');
    desk.app.intents.say(A, 'public');
    desk.pass(5_000 + WRITE_EVERY_MS);
    await desk.settle();
    expect(await texts(desk)).toEqual(['hello']);
    desk.agent.calls.last('send').resolve({ cid: 'c', conversation: A, seq: 3, at: 0 });
    await desk.settle();
    desk.pass(WRITE_EVERY_MS);
    await desk.settle();
    expect(await texts(desk)).toEqual([]);
  });

  it.each([
    ['stands in the thread', { events: [message(3, ME, 1, 'hello', 'gone')] }],
    ['is on its way', { pending: [{ cid: 'gone', text: 'hello', at: 1, lane: 'public', status: 'saved' } as const] }],
  ])('leaves the box when it turns out that it %s', async (_, patch) => {
    const agent = threeOf();
    const desk = headless({
      agent,
      drafts: await shelfWith(kept({ cid: 'gone', text: 'hello' }), kept({ text: 'and' })),
    });
    await desk.settle();
    expect(desk.app.state.writing.draft(A, 'public')).toBe('hello\nand');
    agent.set({ threads: new Map([[A, threadOf(1, patch)]]) });
    expect(desk.app.state.writing.draft(A, 'public')).toBe('and');
    expect(agent.calls.of('send')).toHaveLength(0);
  });
});

it('takes nothing for a draft that is none', () => {
  expect(isKeptDraft(kept())).toBe(true);
  expect(isKeptDraft(kept({ cid: 'c' }))).toBe(true);
  for (const odd of [
    null,
    7,
    'x',
    [],
    {},
    { ...kept(), lane: 'other' },
    { ...kept(), text: 7 },
    { ...kept(), at: Number.NaN },
  ]) {
    expect(isKeptDraft(odd)).toBe(false);
  }
  expect(isKeptDraft({ ...kept(), text: 'x'.repeat(16_001) })).toBe(false);
});
