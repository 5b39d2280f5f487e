/** How input methods are typed with, for the tests of this repository: an entry of the workspace, which is not published. */

import { seededChance } from './virtual-clock.ts';

/** The browsers whose orders of events differ where a candidate of an input method is picked with Enter. */
export type Order = 'Chrome' | 'Firefox' | 'Safari';

/** One event at the box, as a browser sends it. */
export interface Typed {
  readonly type: 'keydown' | 'keyup' | 'compositionstart' | 'compositionupdate' | 'compositionend' | 'input';
  /** Its time, in ms from the first one. */
  readonly at: number;
  readonly init: {
    readonly key?: string;
    readonly keyCode?: number;
    readonly isComposing?: boolean;
    readonly data?: string;
  };
}

/** How long after the end of a composition Safari's Enter may come, in ms; exclusive. */
const TAIL_MS = 50;

const ORDERS: readonly Order[] = ['Chrome', 'Firefox', 'Safari'];

/**
 * Candidates that are picked with Enter, one after the other, in the orders of the three browsers. None of these presses may send.
 *
 * - Chrome: keydown (229, composing), compositionend, keyup
 * - Firefox: keydown (229, or 13 where its maker's IME says so; composing), compositionend, input, keyup
 * - Safari: compositionend, then keydown (not composing; 229, or 13 within 50 ms), keyup
 */
export function candidatePicks(seed: number, count: number): readonly Typed[] {
  const chance = seededChance(seed).number;
  const below = (n: number) => Math.floor(chance() * n);
  const typed: Typed[] = [];
  let at = 0;
  const add = (type: Typed['type'], init: Typed['init'] = {}, afterMs = 1 + below(30)): void => {
    at += afterMs;
    typed.push({ type, at, init });
  };
  for (let pick = 0; pick < count; pick += 1) {
    const order = ORDERS[below(ORDERS.length)];
    const enter = { key: 'Enter', keyCode: below(3) === 0 ? 13 : 229 };
    add('compositionstart', {}, 200);
    for (let letter = 0, letters = 1 + below(6); letter < letters; letter += 1) {
      add('keydown', { key: order === 'Chrome' ? 'Process' : 'n', keyCode: 229, isComposing: true });
      add('compositionupdate', { data: 'ni hao'.slice(0, letter + 1) });
      add('input', { isComposing: true });
    }
    if (order === 'Safari') {
      add('compositionend', { data: '你好' });
      add('keydown', { ...enter, isComposing: false }, below(enter.keyCode === 229 ? 4 * TAIL_MS : TAIL_MS));
    } else {
      // A finger that rests on the key repeats it.
      for (let press = 0, presses = 1 + below(3); press < presses; press += 1) {
        add('keydown', { ...enter, keyCode: order === 'Chrome' ? 229 : enter.keyCode, isComposing: true });
      }
      add('compositionend', { data: '你好' });
      if (order === 'Firefox') add('input');
    }
    add('keyup', { key: 'Enter', keyCode: 13 });
  }
  return typed;
}

/**
 * Sends events to a box without waiting, each with its own time, the last one's being now. Needs nothing around it: drivers run its text in a page.
 *
 * @returns how many presses of Enter the page took for itself
 */
export function playTyped(box: EventTarget, events: readonly Typed[]): number {
  const begun = performance.now() - (events.at(-1)?.at ?? 0);
  let taken = 0;
  for (const { type, at, init } of events) {
    const all = { ...init, bubbles: true, composed: true, cancelable: true };
    const event = type.startsWith('key')
      ? new KeyboardEvent(type, all)
      : type === 'input'
        ? new InputEvent(type, all)
        : new CompositionEvent(type, all);
    Object.defineProperty(event, 'timeStamp', { value: begun + at });
    if (!box.dispatchEvent(event) && init.key === 'Enter') taken += 1;
  }
  return taken;
}
