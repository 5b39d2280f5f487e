import type { PublicEvent } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { memoryDrafts, type SharedDrafts, sharedDrafts } from './device/memory-drafts.ts';
import { COLLEAGUE, idOf, ME, message, SELF, threadOf } from './testing/fixtures.ts';
import { type Headless, headless, threeOf } from './testing/headless.ts';
import { NOON } from './testing/timers.ts';
import { WRITE_EVERY_MS } from './watch-drafts.ts';

const A = idOf(1);
const EVENTS: readonly PublicEvent[] = [
  message(1, ME, NOON - 10_000, 'Nine hundered grams.'),
  message(2, ME, NOON - 10_000, 'And blue.'),
];

async function tab(shared: SharedDrafts, undo = 'off'): Promise<Headless> {
  const agent = threeOf();
  agent.set({ threads: new Map([[A, threadOf(1, { events: [...EVENTS] })]]) });
  const desk = headless({ drafts: memoryDrafts(shared), agent, undo });
  await desk.settle();
  desk.app.intents.open(A);
  desk.pass(1000);
  await desk.settle();
  return desk;
}

/** Two tabs of one agent, with the same conversation open. */
async function tabs(undo?: string): Promise<{ one: Headless; other: Headless; shared: SharedDrafts }> {
  const shared = sharedDrafts();
  return { one: await tab(shared, undo), other: await tab(shared, undo), shared };
}
const type = (desk: Headless, text: string) => desk.app.intents.write(A, 'public', text);
const box = ({ app }: Headless) => app.state.writing.draft(A, 'public');
const settle = async (...desks: Headless[]) => {
  // Each may answer the other.
  for (let round = 0; round < 3; round++) {
    for (const desk of desks) desk.pass(WRITE_EVERY_MS);
    for (const desk of desks) await desk.settle();
  }
};
const onDevice = ({ kept }: SharedDrafts) => [...kept.values()].map(({ text }) => text);

describe('[CW11] one agent in two tabs', () => {
  it('sees in each what was typed last in either', async () => {
    const { one, other, shared } = await tabs();
    type(one, 'hello, your parcel');
    await settle(one, other);
    expect(box(other)).toBe('hello, your parcel');
    type(other, 'hello');
    await settle(one, other);
    expect([box(one), onDevice(shared)]).toEqual(['hello', ['hello']]);
  });

  it('loses nothing of what was typed in both at once', async () => {
    const { one, other, shared } = await tabs();
    type(one, 'to Mei');
    type(other, 'to Li');
    await settle(one, other);
    expect(box(one).split('\n').sort()).toEqual(['to Li', 'to Mei']);
    expect([box(other), onDevice(shared)]).toEqual([box(one), [box(one)]]);
  });

  it('finds the box of the other empty once the words have gone from one', async () => {
    const { one, other, shared } = await tabs();
    type(one, 'hello');
    await settle(one, other);
    one.app.intents.say(A, 'public');
    await settle(one, other);
    expect([box(other), onDevice(shared)]).toEqual(['', []]);
  });

  it('has the words in both again that were taken back in one', async () => {
    const { one, other } = await tabs('5000');
    type(one, 'hello');
    await settle(one, other);
    one.app.intents.say(A, 'public');
    await settle(one, other);
    expect(box(other)).toBe('');
    one.app.intents.undo();
    await settle(one, other);
    expect([box(one), box(other)]).toEqual(['hello', 'hello']);
  });

  it('changes one message in both, and leaves it in both', async () => {
    const { one, other } = await tabs();
    for (const desk of [one, other]) desk.app.intents.change(1);
    one.app.intents.changeTo('Nine hundred grams.');
    await settle(one, other);
    expect(other.app.state.editing.value?.text).toBe('Nine hundred grams.');
    one.app.intents.leaveChange();
    await settle(one, other);
    expect(other.app.state.editing.value).toBe(undefined);
  });

  it('begins a change in the other’s box too', async () => {
    const { one, other } = await tabs();
    one.app.intents.change(1);
    one.app.intents.changeTo('Nine hundred');
    await settle(one, other);
    expect(other.app.state.editing.value).toMatchObject({ seq: 1, text: 'Nine hundred', changed: false });
  });

  it('goes on with its own message, and with none, whatever is written in the other', async () => {
    const { one, other } = await tabs();
    other.app.intents.change(2);
    one.app.intents.change(1);
    one.app.intents.changeTo('Nine hundred');
    await settle(one, other);
    expect(other.app.state.editing.value).toMatchObject({ seq: 2, text: 'And blue.' });
    // The other half edit is not before anybody's eyes then: nobody is taken to it by words to the shopper.
    other.app.intents.leaveChange();
    one.app.intents.write(A, 'public', 'hello');
    await settle(one, other);
    expect([box(other), other.app.state.editing.value]).toEqual(['hello', undefined]);
  });

  it('takes nobody else’s words, whatever is told', async () => {
    const { one, shared } = await tabs();
    type(one, 'mine');
    await settle(one);
    const draft = { site: SELF.site.id, agent: SELF.id, conversation: A, lane: 'public', text: 'x', at: NOON } as const;
    for (const patch of [{ agent: COLLEAGUE.id }, { site: 'another' as typeof SELF.site.id }, { cid: 'c' }]) {
      for (const ear of shared.ears) ear([{ draft: { ...draft, ...patch }, known: 'mine' }]);
    }
    expect(box(one)).toBe('mine');
  });
});

describe('[CW4] what was sent in one tab and waits', () => {
  /** Said in a tab, and on the device. */
  async function said() {
    const shared = sharedDrafts();
    const one = await tab(shared, '5000');
    type(one, 'hello');
    one.app.intents.say(A, 'public');
    await settle(one);
    expect(onDevice(shared)).toEqual(['hello']);
    return { one, shared };
  }

  it.each([
    ['may be taken back', 0],
    ['is neither stored nor refused', 5000],
  ])('is in no box of a tab that opens while it %s, and goes once', async (_, ms) => {
    const { one, shared } = await said();
    one.pass(ms);
    const other = await tab(shared);
    await settle(one, other);
    expect([box(one), box(other), onDevice(shared)]).toEqual(['', '', ['hello']]);
    one.pass(5000 - ms);
    one.agent.calls.last('send').resolve({ cid: 'c', conversation: A, seq: 3, at: 0 });
    await settle(one, other);
    expect([one.agent.calls.of('send').length, other.agent.calls.of('send').length]).toEqual([1, 0]);
    expect(onDevice(shared)).toEqual([]);
  });

  it('is in the box of the next tab where the one that had it has gone', async () => {
    const { shared } = await said();
    shared.tabs.clear();
    expect(box(await tab(shared))).toBe('hello');
  });
});

describe('[CW2] signing out in one tab', () => {
  it('leaves on the device nothing of what was typed just before in the other, which was not told so far', async () => {
    const { one, other, shared } = await tabs();
    type(other, 'private');
    await one.app.intents.signOut(true);
    await settle(one, other);
    other.leave();
    await settle(other);
    expect(onDevice(shared)).toEqual([]);
  });

  it.each([
    ['what the other wrote down a moment before it heard', 0, []],
    ['nothing where the other hears late: what stands there is of who came back since', 3000, ['private']],
  ])('takes with it %s', async (_, ms, left) => {
    const { one, other, shared } = await tabs();
    type(other, 'private');
    await settle(one, other);
    for (const desk of [one, other]) desk.pass(ms);
    for (const ear of shared.wipes) ear();
    await settle(one, other);
    expect(onDevice(shared)).toEqual(left);
  });
});
