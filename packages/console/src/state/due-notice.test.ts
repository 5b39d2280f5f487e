import { describe, expect, it } from 'vitest';
import { ME, rowOf } from '../testing/fixtures.ts';
import { replyClocks } from './clock.ts';
import { dueNotice } from './due-notice.ts';

const mine = (n: number, waitingSince?: number) =>
  rowOf(n, { state: 'active', agent: ME, ...(waitingSince === undefined ? {} : { waitingSince }) });
const rows = [mine(1, 100_000), mine(2, 0), mine(3, 50_000), mine(4)];
const clocks = replyClocks(rows, new Map(), undefined);
const told = (now: number, looked?: string) => {
  const notice = dueNotice(rows, clocks, now, looked);
  const ids = (list: typeof rows) => list.map((row) => rows.indexOf(row) + 1);
  return notice && { late: ids([...notice.late]), soon: ids([...notice.soon]) };
};

describe('the notice of waits', () => {
  it('gathers what is nearly due and what is late, each due first first', () => {
    expect(told(119_999)).toBeUndefined();
    expect(told(120_000)).toEqual({ late: [], soon: [2] });
    expect(told(180_001)).toEqual({ late: [2], soon: [3] });
    expect(told(270_000)).toEqual({ late: [2, 3], soon: [1] });
  });

  it('leaves out the conversation that is being looked at', () => {
    expect(told(180_001, rows[1]?.conversation)).toEqual({ late: [], soon: [3] });
  });
});
