import { ChatError } from '@shopbell/sdk';
import { describe, expect, it } from 'vitest';
import { goingIn } from './state/left-behind.ts';
import { idOf, pendingOf, threadOf } from './testing/fixtures.ts';
import { headless } from './testing/headless.ts';

const [A, B] = [idOf(1), idOf(2)];

/** At a desk with five seconds to take back, in the first conversation. */
async function at() {
  const desk = headless({ undo: '5000' });
  await desk.settle();
  desk.app.intents.open(A);
  desk.pass(1000);
  const { app, agent } = desk;
  const { state, intents } = app;
  return {
    ...desk,
    state,
    intents,
    type: (text: string) => intents.write(A, 'public', text),
    /** Sends a file that is uploaded still. */
    async sendFile() {
      intents.files.attach(A, [new File(['x'], 'map.png', { type: 'image/png' })]);
      await desk.settle();
      intents.say(A, 'public');
      expect(goingIn(state, A)).toHaveLength(1);
    },
    out: () => agent.calls.of('signOut').length,
    is: () => state.leaving.value,
  };
}

describe('[CW8] signing out', () => {
  it.each([
    ['words in a box', (desk: Desk) => desk.type('half')],
    ['a file on its way', (desk: Desk) => desk.sendFile()],
    ['refused words', (desk: Desk) => refused(desk)],
  ])('from the day’s page asks where there is %s, and not where nothing is', async (_, leave) => {
    const desk = await at();
    await leave(desk);
    await desk.intents.signOut('unless');
    expect([desk.is(), desk.out()]).toEqual([{ is: 'asked' }, 0]);
    await desk.intents.signOut(true);
    expect(desk.out()).toBe(1);

    const tidy = await at();
    await tidy.intents.signOut('unless');
    expect(tidy.out()).toBe(1);
  });

  it('asks once more where what it let go was refused, and then goes', async () => {
    const desk = await at();
    desk.type('We have it in blue');
    desk.intents.say(A, 'public');
    await desk.intents.signOut(false);
    const going = desk.intents.signOut(true);
    refused(desk);
    desk.agent.calls.last('send').reject(new ChatError('conversation_closed'));
    await going;
    expect([desk.is(), desk.out()]).toEqual([{ is: 'asked', anew: true }, 0]);
    await desk.intents.signOut(true);
    expect(desk.out()).toBe(1);
  });

  it('asks once more and no third time, whatever is refused by then', async () => {
    const desk = await at();
    const letGo = async (cid: string, refusedSoFar: readonly string[]) => {
      desk.type(`We have it in ${cid}`);
      desk.intents.say(A, 'public');
      const going = desk.intents.signOut(true);
      const pending = [...refusedSoFar, cid].map((one) =>
        pendingOf(one, one, 0, { status: 'failed', problem: 'conversation_closed' }),
      );
      desk.agent.set({ threads: new Map([[A, threadOf(1, { pending })]]) });
      desk.agent.calls.last('send').reject(new ChatError('conversation_closed'));
      await going;
    };
    await letGo('blue', []);
    expect([desk.is(), desk.out()]).toEqual([{ is: 'asked', anew: true }, 0]);
    await letGo('green', ['blue']);
    expect(desk.out()).toBe(1);
  });

  it('asks once more where what it let go found no line', async () => {
    const desk = await at();
    desk.type('We have it in blue');
    desk.intents.say(A, 'public');
    const going = desk.intents.signOut(true);
    desk.agent.set({ threads: new Map([[A, threadOf(1, { pending: [pendingOf('c', 'We have it in blue', 0)] })]]) });
    desk.pass(3000);
    await going;
    expect([desk.is(), desk.out()]).toEqual([{ is: 'asked', anew: true }, 0]);
  });

  it('to another shop has the device open that one next once they are out, and not where they stay', async () => {
    const desk = await at();
    desk.type('We have it in blue');
    desk.intents.say(A, 'public');
    const going = desk.intents.office.moveTo('second');
    refused(desk);
    desk.agent.calls.last('send').reject(new ChatError('conversation_closed'));
    await going;
    expect(desk.is()).toEqual({ is: 'asked', anew: true, shop: 'second' });
    expect(desk.state.settings.shop.value).toBe('');
    desk.intents.stay();
    expect(desk.state.settings.shop.value).toBe('');
    await desk.intents.office.moveTo('second');
    expect([desk.out(), desk.state.settings.shop.value]).toEqual([1, 'second']);
  });

  it.each([
    [
      'asked about once more',
      async (desk: Desk) => {
        desk.type('We have it in blue');
        desk.intents.say(A, 'public');
        const going = desk.intents.office.moveTo('second');
        refused(desk);
        desk.agent.calls.last('send').reject(new ChatError('conversation_closed'));
        await going;
      },
    ],
    [
      'refused',
      async (desk: Desk) => {
        desk.agent.calls.hold('signOut');
        const going = desk.intents.office.moveTo('second');
        await desk.settle();
        desk.agent.calls.last('signOut').reject(new ChatError('offline'));
        desk.agent.calls.answer('signOut', () => undefined);
        await going;
      },
    ],
  ])('to another shop, %s, leads there by the foot’s button too, and no more once one stays', async (_, halfway) => {
    const desk = await at();
    await halfway(desk);
    await desk.intents.signOut(true);
    expect([desk.state.session.value.is, desk.state.settings.shop.value]).toEqual(['out', 'second']);

    const stays = await at();
    await halfway(stays);
    stays.intents.stay();
    await stays.settle();
    await stays.intents.signOut(true);
    expect([stays.state.session.value.is, stays.state.settings.shop.value]).toEqual(['out', '']);
  });

  it('does not ask again where everything was stored', async () => {
    const desk = await at();
    desk.type('Bye');
    desk.intents.say(A, 'public');
    const going = desk.intents.signOut(true);
    desk.agent.calls.last('send').resolve({ cid: 'c', conversation: A, seq: 1, at: 0 });
    await going;
    expect(desk.out()).toBe(1);
  });
});

describe('[CW8] a file that is on its way', () => {
  it('is let go with the conversation that ends, and is said to nobody', async () => {
    const desk = await at();
    await desk.sendFile();
    await desk.intents.end(A, 'thread');
    void desk.intents.end(A, 'thread');
    expect(goingIn(desk.state, A)).toHaveLength(1);
    desk.agent.calls.last('close').resolve({ cid: 'c', conversation: A, seq: 9, at: 0 });
    await desk.settle();
    expect(desk.state.files.picked.value).toEqual([]);
    expect(desk.agent.uploads[0]?.view.status).toBe('cancelled');
    expect(desk.agent.calls.of('send')).toHaveLength(0);
  });

  it('goes on where the server would not end it, and in another conversation', async () => {
    const desk = await at();
    await desk.sendFile();
    for (const conversation of [A, B]) {
      await desk.intents.end(conversation, 'row');
      void desk.intents.end(conversation, 'row');
      const close = desk.agent.calls.last('close');
      if (conversation === A) close.reject(new ChatError('offline'));
      else close.resolve({ cid: 'c', conversation, seq: 9, at: 0 });
      await desk.settle();
    }
    expect(goingIn(desk.state, A)).toHaveLength(1);
  });

  it('is let go with a hand-over', async () => {
    const desk = await at();
    await desk.sendFile();
    desk.intents.askHandover(A);
    void desk.intents.handOver({ to: 'queue', reason: 'other', note: 'Please' });
    desk.agent.calls.last('giveBack').resolve({ cid: 'c', conversation: A, deskSeq: 1, at: 0 });
    await desk.settle();
    expect(desk.state.files.picked.value).toEqual([]);
  });
});

type Desk = Awaited<ReturnType<typeof at>>;

function refused({ agent }: Desk): void {
  const pending = [pendingOf('c1', 'We have it in blue', 0, { status: 'failed', problem: 'conversation_closed' })];
  agent.set({ threads: new Map([[A, threadOf(1, { pending })]]) });
}
