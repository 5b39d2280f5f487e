import { batch, Signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { forget } from './intents/session.ts';
import { headless } from './testing/headless.ts';

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
  ...['settings', 'lists', 'notices', 'promises'].map((part) => `${part}.`),
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
