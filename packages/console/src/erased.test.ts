import { describe, expect, it } from 'vitest';
import { idOf, message, shopperOf, threadOf } from './testing/fixtures.ts';
import { type Headless, headless } from './testing/headless.ts';

const A = idOf(1);

async function at(undo = 'off'): Promise<Headless> {
  const desk = headless({ undo });
  await desk.settle();
  desk.app.intents.open(A);
  desk.pass(1000);
  tell(desk, false);
  return desk;
}

/** What the line has told of the conversation: a question, and then that all of it was erased. */
function tell(desk: Headless, erased: boolean): void {
  const asked = message(2, shopperOf(1), desk.now(), 'Does it fit?');
  const wiped = { kind: 'wiped', seq: 3, at: desk.now(), by: { role: 'system' } } as const;
  desk.agent.set({ threads: new Map([[A, threadOf(1, { events: erased ? [asked, wiped] : [asked] })]]) });
}
const sent = ({ agent }: Headless) => agent.calls.of('send').map(({ args }) => args[1]);
const box = ({ app }: Headless) => app.state.writing.draft(A, 'public');
const say = ({ app }: Headless) => app.intents.say(A, 'public');

describe('[CW15] an answer to what was erased', () => {
  it('goes only when it is asked for once more, and stays in the box until then', async () => {
    const desk = await at();
    desk.app.intents.write(A, 'public', 'It do');
    tell(desk, true);
    desk.app.intents.write(A, 'public', 'It does');
    for (let press = 0; press < 3; press++) expect(say(desk)).toBe(false);
    desk.app.intents.goBack();
    expect(say(desk)).toBe(false);
    expect([sent(desk), box(desk)]).toEqual([[], 'It does']);
    expect(desk.app.state.question.peek()?.question).toEqual({ is: 'erased', mayPass: true });
    expect(desk.app.intents.sayAnyway()).toBe(true);
    expect([sent(desk), box(desk)]).toEqual([['It does'], '']);
  });

  it('does not go by itself when its time to be taken back is over', async () => {
    const desk = await at('5000');
    desk.app.intents.write(A, 'public', 'It does');
    expect(say(desk)).toBe(true);
    desk.pass(2000);
    tell(desk, true);
    desk.pass(60_000);
    expect([sent(desk), box(desk)]).toEqual([[], 'It does']);
    expect(say(desk)).toBe(false);
  });

  it('is none when it was begun behind that, and a note is none', async () => {
    const desk = await at();
    tell(desk, true);
    desk.app.intents.write(A, 'public', 'Hello');
    expect(say(desk)).toBe(true);
    desk.app.intents.write(A, 'desk', 'erased');
    expect(desk.app.intents.say(A, 'desk')).toBe(true);
    expect(sent(desk)).toEqual(['Hello']);
  });
});
