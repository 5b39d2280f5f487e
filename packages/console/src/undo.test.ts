import { ChatError } from '@shopbell/sdk';
import { describe, expect, it } from 'vitest';
import { COLLEAGUE, idOf, message, rowOf, shopperOf, threadOf } from './testing/fixtures.ts';
import { type Headless, headless } from './testing/headless.ts';

const [A, B] = [idOf(1), idOf(2)];

/** At a desk with five seconds to take back, in the first conversation, for long enough to know whose it is. */
async function at(undo = '5000'): Promise<Headless> {
  const desk = headless({ undo });
  await desk.settle();
  desk.app.intents.open(A);
  desk.pass(1000);
  return desk;
}

const say = ({ app }: Headless, text: string, lane: 'public' | 'desk' = 'public', conversation = A) => {
  app.intents.write(conversation, lane, text);
  return app.intents.say(conversation, lane);
};
const sent = ({ agent }: Headless) => agent.calls.of('send').map(({ args }) => args[1]);
const box = ({ app }: Headless, lane: 'public' | 'desk' = 'public') => app.state.writing.draft(A, lane);

describe('[CW3] what was sent', () => {
  it('goes after its time, once, under the name it got at the press', async () => {
    const desk = await at();
    expect(say(desk, 'hello')).toBe(true);
    const cid = desk.app.state.undo.held.peek()[0]?.cid;
    desk.pass(4_999);
    expect(sent(desk)).toEqual([]);
    desk.pass(1);
    expect(desk.agent.calls.of('send').map(({ args }) => args)).toEqual([[A, 'hello', { cid }]]);
    desk.pass(60_000);
    desk.leave();
    expect(sent(desk)).toEqual(['hello']);
    expect(desk.app.state.undo.held.peek()).toEqual([]);
  });

  it('is in the box again when it is taken back, before what was typed since, and never goes', async () => {
    const desk = await at();
    say(desk, 'hello');
    desk.app.intents.write(A, 'public', 'and');
    expect(desk.app.intents.undo()).toBe(true);
    expect(box(desk)).toBe('hello\nand');
    desk.pass(60_000);
    expect(sent(desk)).toEqual([]);
    expect(desk.app.intents.undo()).toBe(false);
  });

  it('keeps its order: the next waits behind it, the last is taken back first', async () => {
    const desk = await at();
    say(desk, 'one');
    desk.pass(2_000);
    say(desk, 'two');
    desk.app.intents.undoFor(0);
    say(desk, 'three');
    expect(sent(desk)).toEqual([]);
    desk.app.intents.undo();
    expect(box(desk)).toBe('three');
    desk.pass(3_000);
    expect(sent(desk)).toEqual(['one']);
    desk.pass(2_000);
    expect(sent(desk)).toEqual(['one', 'two']);
  });

  it('is one rule for messages, notes and whispers', async () => {
    const desk = await at();
    say(desk, 'for us', 'desk');
    expect(desk.agent.calls.of('note')).toHaveLength(0);
    desk.pass(5_000);
    expect(desk.agent.calls.last('note').args.slice(0, 2)).toEqual([A, 'for us']);
  });

  it('is no answer before it went: the clock runs on', async () => {
    const desk = await at();
    const asked = message(1, shopperOf(1), desk.now(), 'Anybody?');
    const row = rowOf(1, { state: 'active', waitingSince: desk.now(), firstOwedAt: desk.now() });
    desk.agent.set({ mine: [row], threads: new Map([[A, threadOf(1, { events: [asked] })]]) });
    const before = desk.app.state.clocks.peek().get(A);
    say(desk, 'Yes');
    expect(before).toBeDefined();
    expect(desk.app.state.clocks.peek().get(A)).toEqual(before);
  });
});

describe('[CW3] it goes at once', () => {
  it.each<[string, (desk: Headless) => unknown]>([
    ['with Enter in the empty box', ({ app }) => app.intents.say(A, 'public')],
    ['when another conversation is opened', ({ app }) => app.intents.open(B)],
    ['when the page goes', (desk) => desk.leave()],
    ['before the conversation is ended', ({ app }) => [app.intents.end(A, 'thread'), app.intents.end(A, 'thread')]],
    ['before signing out', ({ app }) => app.intents.signOut(true)],
  ])('%s', async (_, act) => {
    const desk = await at();
    say(desk, 'one');
    say(desk, 'two');
    act(desk);
    expect(sent(desk)).toEqual(['one', 'two']);
    const order = desk.agent.calls.all
      .map(({ method }) => method)
      .filter((method) => /send|close|signOut/.test(method));
    expect(order.slice(0, 2)).toEqual(['send', 'send']);
  });

  it('but not when another conversation’s message waits', async () => {
    const desk = await at();
    desk.app.intents.open(B);
    desk.pass(1000);
    say(desk, 'for B', 'public', B);
    desk.app.intents.say(A, 'public');
    expect(sent(desk)).toEqual([]);
  });

  it('and is waited for while one signs out', async () => {
    const desk = await at();
    say(desk, 'bye');
    void desk.app.intents.signOut(true);
    await desk.settle();
    expect(desk.agent.calls.of('signOut')).toHaveLength(0);
    desk.agent.calls.last('send').resolve({ cid: 'c', conversation: A, seq: 3, at: 0 });
    await desk.settle();
    expect(desk.agent.calls.of('signOut')).toHaveLength(1);
  });
});

describe('what waited', () => {
  it('comes back to the box when the session ends elsewhere', async () => {
    const desk = await at();
    say(desk, 'one');
    say(desk, 'two');
    desk.agent.emit('signedOut', undefined);
    expect(box(desk)).toBe('one\ntwo');
    desk.pass(60_000);
    expect(sent(desk)).toEqual([]);
  });

  it('comes back with the reason when it is refused', async () => {
    const desk = await at();
    say(desk, 'late');
    desk.pass(5_000);
    desk.agent.calls.last('send').reject(new ChatError('not_yours', 'no'));
    await desk.settle();
    expect(box(desk)).toBe('late');
    expect(desk.app.state.notice.peek()).toEqual({ conversation: A, code: 'not_yours' });
  });

  it('as a whisper is for who had the conversation at the press, and comes back where there is no line', async () => {
    const desk = await at();
    const floor = [rowOf(7, { state: 'active', agent: COLLEAGUE })];
    desk.agent.set({ mine: [], floor });
    const whisper = (text: string) => {
      desk.app.intents.write(idOf(7), 'whisper', text);
      return desk.app.intents.say(idOf(7), 'whisper');
    };
    desk.app.intents.open(idOf(7));
    desk.pass(1000);
    whisper('Offer shipping');
    desk.agent.set({ floor: [rowOf(7, { state: 'active', agent: { ...COLLEAGUE, id: idOf(902) } })] });
    desk.pass(5_000);
    expect(desk.agent.calls.last('whisper').args.slice(0, 3)).toEqual([idOf(7), COLLEAGUE.id, 'Offer shipping']);
    whisper('Again');
    desk.agent.set({ connection: 'waiting' });
    desk.pass(5_000);
    expect(desk.app.state.writing.draft(idOf(7), 'whisper')).toBe('Again');
    expect(desk.agent.calls.of('whisper')).toHaveLength(1);
  });
});
