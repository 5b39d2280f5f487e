import { describe, expect, it } from 'vitest';
import { ME, message, rowOf, shopperOf, threadOf } from '../testing/fixtures.ts';
import { replyClock } from './clock.ts';

const asked = message(2, shopperOf(1), 1000, 'hello');
const taken = { kind: 'assigned', seq: 3, at: 61_000, by: ME, agent: ME } as const;
const active = rowOf(1, { state: 'active', agent: ME, waitingSince: 1000 });

describe('the reply clock', () => {
  it('runs from the first unanswered message while nobody has taken it', () => {
    expect(replyClock(rowOf(1, { waitingSince: 1000 }), undefined)).toEqual({ since: 1000, limitMs: 45_000 });
  });

  it('stands still for an answered one, a left message and a closed one', () => {
    expect(replyClock(rowOf(1, { state: 'active' }), undefined)).toBeUndefined();
    expect(replyClock(rowOf(1, { state: 'left', waitingSince: 1000 }), undefined)).toBeUndefined();
    expect(replyClock(rowOf(1, { state: 'closed', waitingSince: 1000 }), undefined)).toBeUndefined();
  });

  it('runs from the assignment when that came later', () => {
    const thread = threadOf(1, { events: [asked, taken] });
    expect(replyClock(active, thread)).toEqual({ since: 61_000, limitMs: 45_000 });
  });

  it('allows three minutes once the shopper was answered', () => {
    const thread = threadOf(1, { events: [asked, taken, message(4, ME, 70_000, 'hi')] });
    const again = { ...active, waitingSince: 90_000 };
    expect(replyClock(again, thread)).toEqual({ since: 90_000, limitMs: 180_000 });
  });

  it('takes what isn’t loaded for answered', () => {
    expect(replyClock(active, undefined)?.limitMs).toBe(180_000);
    expect(replyClock(active, threadOf(1, { more: true }))?.limitMs).toBe(180_000);
  });
});
