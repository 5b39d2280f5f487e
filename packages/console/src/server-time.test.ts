import type { ConversationRow } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { dayBefore } from './state/day.ts';
import { leftDue } from './state/left.ts';
import { idOf, ME, message, rowOf, shopperOf, threadOf } from './testing/fixtures.ts';
import { headless, threeOf } from './testing/headless.ts';
import { NOON } from './testing/timers.ts';
import { levelOf } from './time/due.ts';

const MINUTE = 60_000;

/** At a console whose machine is so far ahead of the server; `row` makes one's first conversation another, by the server's time at the start. */
async function sit(aheadMs: number, row: (at: number) => Partial<ConversationRow> = () => ({})) {
  const at = NOON - aheadMs;
  const agent = threeOf();
  const first = { ...rowOf(1, { state: 'active', agent: ME }), ...row(at) };
  agent.set({ aheadMs, mine: [first, ...agent.view.mine.slice(1)] });
  const desk = headless({ agent, undo: '5000' });
  await desk.settle();
  desk.pass(1000);
  await desk.settle();
  const { state } = desk.app;
  const level = () => {
    const clock = state.clocks.value.get(idOf(1));
    return clock && levelOf(clock, state.now.value);
  };
  return { ...desk, state, level, at: at + 1000 };
}

/** The shopper's words came so long before. */
const waits = (ms: number) => (at: number) => ({ waitingSince: at - ms, firstOwedAt: at - ms });

describe.each([0, 120_000, -120_000])('[CT1] where this machine is %d ms ahead', (aheadMs) => {
  it('a ring turns amber and red when the server says so, and is told of then', async () => {
    const desk = await sit(aheadMs, waits(20_000));
    const told = () => desk.state.notices.parts.value.map(({ is }) => is);
    expect([desk.level(), told()]).toEqual(['calm', []]);
    desk.pass(10_000);
    expect([desk.level(), told()]).toEqual(['pressing', ['soon']]);
    desk.pass(15_000);
    expect([desk.level(), told()]).toEqual(['over', ['late']]);
    await desk.settle();
    desk.pass(200);
    await desk.settle();
    expect(desk.played.heard.map(({ kind }) => kind)).toContain('due');
  });

  it('a left message and a promise are due when the server says so', async () => {
    const left = (at: number) => ({ at: at - 10 * MINUTE, dueAt: at + MINUTE });
    const promise = (at: number) => ({
      promises: [
        {
          id: 'p',
          what: 'gift' as const,
          owner: { id: ME.id, name: ME.name },
          at,
          dueAt: at + 16 * MINUTE,
          text: 'Soon',
        },
      ],
    });
    const desk = await sit(aheadMs);
    const inbox = rowOf(7, { state: 'left', left: left(desk.at) });
    desk.agent.set({ promises: [rowOf(1, promise(desk.at))] });
    const told = () => [
      leftDue(inbox, desk.state.now.value)?.level,
      desk.state.promises.notice.value?.soon.length ?? 0,
    ];
    expect(told()).toEqual(['pressing', 0]);
    desk.pass(MINUTE);
    expect(told()).toEqual(['pressing', 1]);
    desk.pass(1000);
    expect(told()).toEqual(['over', 1]);
    desk.pass(15 * MINUTE);
    expect(desk.state.promises.notice.value).toMatchObject({ late: [{}], soon: [] });
  });

  it('it is the server’s day, and what was just said is looked back at and may be changed', async () => {
    const desk = await sit(aheadMs);
    const { state } = desk;
    expect(state.now.value).toBe(desk.at);
    expect(dayBefore('UTC', state.now.value, 0)).toBe(new Date(desk.at).toISOString().slice(0, 10));
    desk.app.intents.open(idOf(1));
    const said = message(1, ME, desk.at - 119_000, 'Hello');
    desk.agent.set({
      threads: new Map([[idOf(1), threadOf(1, { events: [message(0, shopperOf(1), 0, 'Hi'), said] })]]),
    });
    expect([...state.mayAmend.value]).toEqual([1]);
    desk.pass(2000);
    expect([...state.mayAmend.value]).toEqual([]);
  });

  it('a link is asked for anew when the server lets it go, and words wait for their undo as long as everywhere', async () => {
    const desk = await sit(aheadMs);
    const asked = () => desk.agent.calls.of('links').length;
    desk.agent.calls.answer('links', (_, seqs) =>
      seqs.map((seq) => ({ seq, url: 'https://shop.example/f', until: desk.at + 60_000 })),
    );
    await desk.app.intents.files.link(idOf(1), 1);
    await desk.app.intents.files.link(idOf(1), 1);
    expect(asked()).toBe(1);
    desk.pass(56_000);
    await desk.app.intents.files.link(idOf(1), 1);
    expect(asked()).toBe(2);

    desk.app.intents.open(idOf(1));
    desk.app.intents.write(idOf(1), 'public', 'Hello');
    desk.pass(1000);
    desk.app.intents.say(idOf(1), 'public');
    const [held] = desk.state.undo.held.value;
    expect([held?.at, held?.until]).toEqual([desk.at + 57_000, desk.at + 62_000]);
    desk.pass(4999);
    expect(desk.agent.calls.of('send')).toHaveLength(0);
    desk.pass(1);
    expect(desk.agent.calls.of('send')).toHaveLength(1);
  });
});

it('[CT1] is right again once the server tells another time', async () => {
  const desk = await sit(0, waits(20_000));
  expect(desk.level()).toBe('calm');
  // A minute behind: by the server's clock that wait is over long since.
  desk.agent.set({ aheadMs: -60_000 });
  expect(desk.level()).toBe('over');
});
