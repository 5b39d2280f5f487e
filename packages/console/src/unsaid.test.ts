import { ChatError } from '@shopbell/sdk';
import { describe, expect, it } from 'vitest';
import { idOf, ME, member, message, pendingOf, rowOf, shopperOf, threadOf } from './testing/fixtures.ts';
import { type Headless, headless, threeOf } from './testing/headless.ts';

const [A, B] = [idOf(1), idOf(2)];
const LEE = { id: idOf(1), member: member('1', 'Lee') };

/** At a desk with five seconds to take back, in the conversation with Lee, for long enough to know whose it is. */
async function at(undo = '5000'): Promise<Headless> {
  const agent = threeOf();
  agent.set({ mine: [rowOf(1, { state: 'active', agent: ME, shopper: LEE }), ...agent.view.mine.slice(1)] });
  const desk = headless({ agent, undo });
  await desk.settle();
  desk.app.intents.open(A);
  desk.pass(1000);
  return desk;
}

const lines = ({ app }: Headless) => app.state.moves.value.filter(({ is }) => is === 'unsaid');
const box = ({ app }: Headless) => app.state.writing.draft(A, 'public');

function say({ app }: Headless, text: string) {
  app.intents.write(A, 'public', text);
  app.intents.say(A, 'public');
}

/** Lee has gone meanwhile; with `text`, words stand in the thread that were refused. */
function ends({ agent }: Headless, text?: string) {
  const failed = { status: 'failed', problem: 'conversation_closed' } as const;
  const pending = text === undefined ? [] : [pendingOf('c1', text, 0, failed)];
  const thread = threadOf(1, { state: 'closed', pending });
  agent.set({
    mine: agent.view.mine.filter(({ conversation }) => conversation !== A),
    threads: new Map([...agent.view.threads, [A, thread]]),
  });
}

describe('[CW6] what was sent and refused while the agent looks at another', () => {
  it('is told with whom it was for, though they have left the list, and stands in the thread alone', async () => {
    const desk = await at();
    say(desk, 'We have it in blue');
    desk.app.intents.open(B);
    ends(desk, 'We have it in blue');
    desk.agent.calls.last('send').reject(new ChatError('conversation_closed'));
    await desk.settle();
    expect(lines(desk)).toEqual([
      { is: 'unsaid', conversation: A, shopper: LEE, code: 'conversation_closed', recall: false },
    ]);
    expect(box(desk)).toBe('');
    // Its thread stays, or nobody would know what was refused.
    expect(desk.agent.calls.of('leave')).toEqual([]);
    expect(desk.app.state.notice.value).toBeUndefined();
    desk.app.intents.open(A);
    expect(lines(desk)).toEqual([]);
    desk.app.intents.open(B);
    expect(lines(desk)).toEqual([]);
  });

  it('is told where it left no trace, and is in the box again', async () => {
    const desk = await at();
    say(desk, 'We have it in blue');
    desk.app.intents.open(B);
    desk.agent.calls.last('send').reject(new ChatError('outbox_full'));
    await desk.settle();
    expect(lines(desk)).toMatchObject([{ shopper: LEE, code: 'outbox_full' }]);
    expect(box(desk)).toBe('We have it in blue');
  });

  it('rings and counts in the title like news, once, until it was seen', async () => {
    const desk = await at('off');
    say(desk, 'one');
    say(desk, 'two');
    desk.app.intents.open(B);
    for (const call of desk.agent.calls.of('send')) call.reject(new ChatError('not_yours'));
    await desk.settle();
    expect(lines(desk)).toHaveLength(1);
    expect(desk.app.state.notices.parts.value).toMatchObject([{ is: 'news', count: 1, conversation: A }]);
    desk.app.intents.dropMove(0);
    expect(lines(desk)).toEqual([]);
  });

  it('is said beside the box, and by no line, where it is open', async () => {
    const desk = await at('off');
    say(desk, 'one');
    desk.agent.calls.last('send').reject(new ChatError('guarded'));
    await desk.settle();
    expect([lines(desk), desk.app.state.notice.value]).toEqual([[], { conversation: A, code: 'guarded' }]);
  });

  it('is told of what an earlier life of the page had sent', async () => {
    const agent = threeOf();
    const desk = headless({ agent });
    await desk.settle();
    desk.app.intents.open(B);
    ends(desk, 'We have it in blue');
    expect(lines(desk)).toMatchObject([{ conversation: A, code: 'conversation_closed' }]);
  });

  it('is told of an edit, and of words that were to be taken back', async () => {
    const desk = await at('off');
    const own = message(2, ME, desk.now(), 'Nine hundered');
    const events = [message(1, shopperOf(1), desk.now(), 'How heavy?'), own];
    desk.agent.set({ threads: new Map([...desk.agent.view.threads, [A, threadOf(1, { events })]]) });
    desk.app.intents.takeBack(2);
    desk.app.intents.open(B);
    desk.agent.calls.last('recall').reject(new ChatError('too_late'));
    await desk.settle();
    expect(lines(desk)).toMatchObject([{ code: 'too_late', recall: true }]);
    desk.app.intents.open(A);
    desk.app.intents.change(2);
    desk.app.intents.changeTo('Nine hundred');
    desk.pass(1000);
    desk.app.intents.saveChange();
    desk.app.intents.open(B);
    desk.agent.calls.last('edit').reject(new ChatError('not_yours'));
    await desk.settle();
    expect(lines(desk)).toMatchObject([{ code: 'not_yours', recall: false }]);
    expect(box(desk)).toBe('Nine hundred');
  });
});
