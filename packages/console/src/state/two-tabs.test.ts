import { expect, test } from 'vitest';
import { afterTold, type Typed } from './two-tabs.ts';

const typed = (text: string, known = text, at = 0): Typed => ({ text, known, at });

test('[CW11] a tab that only watches shows what was typed in the other, also where that is shorter, or nothing', () => {
  for (const text of ['hello', 'h', '', 'something else']) {
    expect(afterTold(typed('hel'), typed(text, 'hel'))).toBe(text);
  }
  expect(afterTold(typed(''), typed('new', ''))).toBe('new');
});

test('[CW11] an older draft overwrites no longer one', () => {
  // It was frozen since “hel”, and something was typed there before it heard of the rest.
  expect(afterTold(typed('hello, your parcel', 'hello, your parcel', 5), typed('help', 'hel', 9))).toBe(
    'hello, your parcel\nhelp',
  );
  expect(afterTold(typed('hello, your parcel'), typed('hello', 'hel'))).toBe('hello, your parcel');
});

test('[CW11] where both typed, both stand, in the order in which they were typed, and both tabs come to the same', () => {
  const [one, other] = [typed('to Mei', '', 1), typed('to Li', '', 2)];
  expect([afterTold(one, other), afterTold(other, one)]).toEqual(['to Mei\nto Li', 'to Mei\nto Li']);
  const same = [typed('b', '', 1), typed('a', '', 1)] as const;
  expect(afterTold(...same)).toBe(afterTold(same[1], same[0]));
});

test('[CW11] what was sent in one tab stays where the other has gone on with it', () => {
  expect(afterTold(typed('hello, and', 'hello'), typed('', 'hello'))).toBe('hello, and');
  expect(afterTold(typed('', 'hello'), typed('hello, and', 'hello'))).toBe('hello, and');
});
