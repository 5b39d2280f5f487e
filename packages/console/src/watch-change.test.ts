import type { PublicEvent } from '@shopbell/protocol';
import { ChatError, type Thread } from '@shopbell/sdk';
import type { FakeAgent } from '@shopbell/sdk/testing';
import { describe, expect, it } from 'vitest';
import type { DraftShelf } from './device/drafts.ts';
import { memoryDrafts } from './device/memory-drafts.ts';
import { isKeptDraft } from './device/read-drafts.ts';
import { idOf, ME, message, threadOf } from './testing/fixtures.ts';
import { type Headless, headless, threeOf } from './testing/headless.ts';
import { NOON } from './testing/timers.ts';
import { WRITE_EVERY_MS } from './watch-drafts.ts';

const [A, B] = [idOf(1), idOf(2)];
const said = (seq: number, text: string) => message(seq, ME, NOON - 10_000, text);
const EVENTS: readonly PublicEvent[] = [said(1, 'Nine hundered grams.'), said(2, 'And blue.')];
const erased: PublicEvent = { kind: 'erased', seq: 1, at: NOON, by: ME, was: 'message', why: 'recalled' };

/** With this in the first conversation, and one’s own words in the second. */
function agentWith(first: Partial<Thread>): FakeAgent {
  const agent = threeOf();
  const put = (n: number, patch: Partial<Thread>) =>
    agent.set({ threads: new Map([...agent.view.threads, [idOf(n), threadOf(n, patch)]]) });
  put(1, first);
  put(2, { events: [said(1, 'Elsewhere.')] });
  return agent;
}

/** A page with two of one’s own messages in the first conversation, which is open. */
async function open(drafts: DraftShelf = memoryDrafts(), events = EVENTS): Promise<Headless> {
  const desk = headless({ drafts, agent: agentWith({ events: [...events] }) });
  await desk.settle();
  desk.app.intents.open(A);
  // Long enough open that nothing is asked.
  desk.pass(1000);
  await desk.settle();
  return desk;
}
const show = ({ agent }: Headless, patch: Partial<Thread>) =>
  agent.set({ threads: new Map([...agent.view.threads, [A, threadOf(1, patch)]]) });
const editing = ({ app }: Headless) => app.state.editing.value;
const kept = async (desk: Headless) => {
  desk.pass(WRITE_EVERY_MS);
  await desk.settle();
  return (await desk.drafts.all()).map(({ lane, text }) => `${lane} ${text}`);
};
const begin = (desk: Headless, seq: number, text: string) => {
  expect(desk.app.intents.change(seq)).toBe(true);
  desk.app.intents.changeTo(text);
};

describe('[CW2] what is written over one’s own message', () => {
  it('is in the box again after a crash, over the same message', async () => {
    const desk = await open();
    begin(desk, 1, 'Nine hundred');
    expect(await kept(desk)).toEqual(['change:1 Nine hundred']);
    const again = await open(desk.drafts);
    expect(editing(again)).toEqual({
      ...{ conversation: A, seq: 1, before: 'Nine hundered grams.', text: 'Nine hundred' },
      ...{ late: false, changed: false },
    });
    again.app.intents.changeTo('Nine hundred grams.');
    again.app.intents.saveChange();
    expect(again.agent.calls.last('edit').args).toEqual([A, 1, 'Nine hundred grams.']);
  });

  it('stays on the device until the server has the change, and is gone then', async () => {
    const desk = await open();
    begin(desk, 1, 'New');
    desk.app.intents.saveChange();
    expect(await kept(desk)).toEqual(['change:1 New']);
    desk.agent.calls.last('edit').resolve({ cid: 'c', conversation: A, seq: 3, at: NOON });
    await desk.settle();
    expect([await kept(desk), editing(desk)]).toEqual([[], undefined]);
  });

  it('goes on where it was begun again before the answer, whatever the answer is', async () => {
    for (const refused of [false, true]) {
      const desk = await open();
      begin(desk, 1, 'New');
      desk.app.intents.saveChange();
      begin(desk, 1, 'New and more');
      if (refused) desk.agent.calls.last('edit').reject(new ChatError('forbidden'));
      else {
        show(desk, { events: [said(1, 'New'), said(2, 'And blue.')] });
        desk.agent.calls.last('edit').resolve({ cid: 'c', conversation: A, seq: 3, at: NOON });
      }
      await desk.settle();
      expect(await kept(desk)).toEqual(['change:1 New and more']);
      expect(editing(desk)).toMatchObject({ text: 'New and more', changed: false });
    }
  });

  it('is gone without a word where the server had the change before the crash', async () => {
    const desk = await open();
    begin(desk, 1, 'New');
    await kept(desk);
    const again = await open(desk.drafts, [said(1, 'New')]);
    expect([editing(again), await kept(again)]).toEqual([undefined, []]);
  });

  it('is left with Escape, or as the message was, and not kept', async () => {
    const desk = await open();
    begin(desk, 1, 'New');
    await kept(desk);
    desk.app.intents.leaveChange();
    expect(await kept(desk)).toEqual([]);
    begin(desk, 1, 'Nine hundered grams.');
    expect(await kept(desk)).toEqual([]);
  });

  it('is not lost by changing another message, here or in another conversation', async () => {
    const desk = await open();
    begin(desk, 1, 'first');
    begin(desk, 2, 'second');
    desk.app.intents.open(B);
    begin(desk, 1, 'third');
    expect(await kept(desk)).toEqual(['change:1 first', 'change:2 second', 'change:1 third']);
    desk.app.intents.open(A);
    await desk.settle();
    expect(editing(desk)?.text).toBe('first');
    desk.app.intents.change(2);
    expect(editing(desk)?.text).toBe('second');
  });

  it('says so where the message was changed elsewhere, while it is written and after a crash', async () => {
    const desk = await open();
    begin(desk, 1, 'Mine');
    await kept(desk);
    show(desk, { events: [said(1, 'Theirs')] });
    expect(editing(desk)).toMatchObject({ before: 'Theirs', text: 'Mine', changed: true });
    const again = await open(desk.drafts, [said(1, 'Theirs')]);
    expect(editing(again)).toMatchObject({ before: 'Theirs', text: 'Mine', changed: true });
  });

  it('is gone with the shopper’s data, from the device too, at once or when it is found there again; what came behind that stays', async () => {
    const wiped: PublicEvent = { kind: 'wiped', seq: 3, at: NOON + 5000, by: { role: 'system' } };
    const gone = (seq: number): PublicEvent => ({ ...erased, seq, why: 'erased' });
    const after = [gone(1), gone(2), wiped, said(4, 'New, with a fault.')];
    const desk = await open();
    begin(desk, 1, 'Mine');
    begin(desk, 2, 'Mine, too');
    desk.app.state.writing.setDraft(A, 'remark:01k_a', 'calls at ten', 'calls at nine');
    expect(await kept(desk)).toHaveLength(3);
    const [left, drafts] = [memoryDrafts(), memoryDrafts()];
    for (const shelf of [left, drafts]) await shelf.put(await desk.drafts.all());
    show(desk, { events: after });
    expect(editing(desk)).toBeUndefined();
    begin(desk, 4, 'New');
    expect(editing(desk)).toMatchObject({ seq: 4 });
    expect(await kept(desk)).toEqual(['change:4 New']);
    const again = await open(left, after);
    expect([editing(again), await kept(again)]).toEqual([undefined, []]);
    for (const shelf of [memoryDrafts(), left]) {
      await shelf.put(await drafts.all());
      const closed = await open(shelf, shelf === left ? after : EVENTS);
      show(closed, { events: after, state: 'closed' });
      expect([editing(closed), await kept(closed)]).toEqual([undefined, []]);
    }
    // The device is quicker than the line.
    const late = headless({ drafts: left, agent: threeOf() });
    await left.put(await drafts.all());
    late.agent.set({ threads: new Map() });
    late.app.intents.open(A);
    await late.settle();
    show(late, { events: after, state: 'closed' });
    await late.settle();
    expect([editing(late), await kept(late)]).toEqual([undefined, []]);
    // A remark of since then.
    again.pass(6000);
    again.app.state.writing.setDraft(A, 'remark:01k_b', 'calls at ten', 'calls at nine');
    expect(await kept(again)).toEqual(['remark:01k_b calls at ten']);
    expect(await kept(await open(again.drafts, after))).toEqual(['remark:01k_b calls at ten']);
  });

  it('stays in the box, to go as a message of its own, where the message was taken back or its time has passed', async () => {
    const desk = await open();
    begin(desk, 1, 'Mine');
    await kept(desk);
    show(desk, { events: [erased] });
    expect(editing(desk)).toMatchObject({ text: 'Mine', late: true });
    for (const events of [[erased], [message(1, ME, NOON - 3_600_000, 'Nine hundered grams.')]]) {
      expect(editing(await open(desk.drafts, events))).toMatchObject({ text: 'Mine', late: true });
    }
    desk.app.intents.saveChange();
    expect(desk.agent.calls.last('send').args).toEqual([A, 'Mine']);
    expect(await kept(desk)).toEqual([]);
  });

  it('becomes a draft where the conversation ends, and where the server refuses', async () => {
    const desk = await open();
    begin(desk, 1, 'Mine');
    show(desk, { events: [...EVENTS], state: 'closed' });
    expect([editing(desk), await kept(desk)]).toEqual([undefined, ['public Mine']]);
    const other = await open();
    begin(other, 1, 'Mine');
    other.app.intents.saveChange();
    other.agent.calls.last('edit').reject(new ChatError('forbidden'));
    await other.settle();
    expect(await kept(other)).toEqual(['public Mine']);
  });

  it('becomes a draft where the conversation was closed meanwhile, before a reload or while another one was changed', async () => {
    const desk = await open();
    begin(desk, 1, 'Mine');
    begin(desk, 2, 'And this.');
    await kept(desk);
    const again = headless({ drafts: desk.drafts, agent: agentWith({ events: [...EVENTS], state: 'closed' }) });
    await again.settle();
    again.app.intents.open(A);
    await again.settle();
    expect(again.app.state.writing.draft(A, 'public').split('\n').sort()).toEqual(['And this.', 'Mine']);
    expect(await kept(again)).toHaveLength(1);
    // Before one’s eyes.
    show(desk, { events: [...EVENTS], state: 'closed' });
    expect(desk.app.state.writing.draft(A, 'public').split('\n').sort()).toEqual(['And this.', 'Mine']);
    expect([editing(desk), await kept(desk)]).toEqual([undefined, [expect.stringMatching(/^public /)]]);
    // Half written there, and one begun in another conversation.
    const other = await open();
    begin(other, 1, 'Mine');
    other.app.intents.open(B);
    begin(other, 1, 'Elsewhere, too.');
    show(other, { events: [...EVENTS], state: 'closed' });
    other.app.intents.open(A);
    await other.settle();
    expect((await kept(other)).sort()).toEqual(['change:1 Elsewhere, too.', 'public Mine']);
  });

  it('is nobody’s lane that this console doesn’t know', () => {
    const draft = { site: 's', agent: 'a', conversation: A, text: 'x', at: 1 };
    const lanes = [
      'change:12',
      'remark:01k_a',
      'remark',
      'change:',
      'change:1 2',
      'change:x',
      'remark:',
      `remark:${'x'.repeat(70)}`,
      7,
    ];
    expect(lanes.map((lane) => isKeptDraft({ ...draft, lane }))).toEqual([true, true, true, ...Array(6).fill(false)]);
    expect(isKeptDraft({ ...draft, lane: 'change:1', before: 7 })).toBe(false);
  });
});
