import { batch, Signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Response } from './api/request.ts';
import { FIGURES } from './api/summary.ts';
import { forget } from './intents/session.ts';
import { COLLEAGUE, idOf, ME, member, rowOf, SELF } from './testing/fixtures.ts';
import { headless, threeOf } from './testing/headless.ts';

/** The device's, the line's or the address': they are there for whoever sits down. */
const STAYS = [
  'view',
  'now',
  'visible',
  'offline',
  'open',
  'session',
  'ahead',
  'offers',
  'draftsLost',
  'shopper.folded',
  'office.page',
  'handoversRead',
  'whispersRead',
  'promises.shown',
  'promises.seen',
  ...['settings', 'lists', 'notices'].map((part) => `${part}.`),
];

const isWritable = (value: unknown): value is Signal<unknown> =>
  value instanceof Signal && Object.getOwnPropertyDescriptor(Object.getPrototypeOf(value), 'value')?.set !== undefined;

/** Every signal that can be set, by its path. */
function signalsOf(part: object, path = ''): Map<string, Signal<unknown>> {
  const found = new Map<string, Signal<unknown>>();
  for (const [name, value] of Object.entries(part)) {
    if (isWritable(value)) found.set(path + name, value);
    else if (Object.getPrototypeOf(value ?? 0) === Object.prototype) {
      for (const [inner, signal] of signalsOf(value, `${path}${name}.`)) found.set(inner, signal);
    }
  }
  return found;
}

test('[CW7] who sits down next finds nothing of what another left on the page', () => {
  const { app } = headless();
  const { state } = app;
  const signals = [...signalsOf(state)].filter(
    ([path]) => !STAYS.some((stays) => path === stays || (stays.endsWith('.') && path.startsWith(stays))),
  );
  expect(signals.length).toBeGreaterThan(30);
  const before = new Map(signals.map(([, signal]) => [signal, signal.peek()]));
  const left: unknown[] = [];
  let still: string[] = [];
  batch(() => {
    for (const [, signal] of signals) signal.value = left;
    forget(state);
    still = signals.flatMap(([path, signal]) => (signal.peek() === left ? [path] : []));
    // Nothing that follows them has to bear what is no value of theirs.
    for (const [, signal] of signals) if (signal.peek() === left) signal.value = before.get(signal);
  });
  expect(still).toEqual([]);
});

/** An answer to whatever is asked here. */
const ANY = {
  ...{ found: [], people: [], invitations: [], revision: 1, site: [], own: [], kept: [] },
  ...{ day: '2026-11-23', zone: 'UTC', open: true, figures: Object.fromEntries(FIGURES.map((name) => [name, []])) },
};

test('[CW7] what another asked for does not come to who sits down next, nor stands before their own', async () => {
  /** What is asked and not answered so far, by its path. */
  const asked = new Map<string, (response: Response) => void>();
  const agent = threeOf();
  const { app, settle } = headless({
    agent,
    request: (_, path) => new Promise((resolve) => asked.set(path, resolve)),
  });
  const { state, intents } = app;
  const answerAll = async () => {
    for (const [path, resolve] of asked) {
      asked.delete(path);
      resolve({ ok: true, body: ANY });
    }
    await settle();
  };
  const here = () => [
    state.search.finding.peek().is,
    state.office.summary.day.peek().is,
    state.office.people.peek().is,
    state.ready.replies.peek().is,
  ];
  const ask = () => {
    void intents.search.look({ words: 'kettle' });
    void intents.office.loadDay();
    void intents.office.loadPeople();
    void intents.ready.load();
  };
  await settle();
  ask();
  expect(asked.size).toBe(4);
  await intents.signOut(true);
  agent.set({ self: { ...SELF, id: COLLEAGUE.id, name: COLLEAGUE.name } });
  await intents.signIn('li@example.com', 'secret');
  expect(state.self.peek()?.id).toBe(COLLEAGUE.id);
  await answerAll();
  expect(here()).toEqual(['unasked', 'loading', 'loading', 'loading']);
  ask();
  await answerAll();
  expect(here()).toEqual(['here', 'here', 'here', 'here']);
});

test('[CW7] what another had written out to a file is wanted no more once they are out', async () => {
  const wanted: (() => boolean)[] = [];
  const agent = threeOf();
  const shopper = { id: idOf(1), member: member('1001', 'Mei') };
  agent.set({ mine: [rowOf(1, { state: 'active', agent: ME, shopper })] });
  const { promise, resolve } = Promise.withResolvers<void>();
  const { app, settle } = headless({
    agent,
    download: (isWanted) => {
      wanted.push(isWanted);
      resolve();
      return () => new Promise(() => undefined);
    },
  });
  await settle();
  app.intents.open(idOf(1));
  void app.intents.shopper.writeOut();
  await promise;
  expect(wanted.map((isIt) => isIt())).toEqual([true]);
  await app.intents.signOut(true);
  expect(wanted.map((isIt) => isIt())).toEqual([false]);
});
