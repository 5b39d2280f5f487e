import { expect, test } from 'vitest';
import type { Referral } from './referral.ts';
import { tallyReferrals } from './report.ts';

const SHANGHAI = 'Asia/Shanghai';
/** 11 November 2026, 23:59:59 and 24:00 there. */
const LATE = Date.UTC(2026, 10, 11, 15, 59, 59);
const NEXT = LATE + 1000;
const YEAR_MS = 366 * 86_400_000;

const made = { site: 's1', expiresAt: NEXT + YEAR_MS, said: { conversation: 'c1', seq: 2 } };
const na = { role: 'agent', id: 'na' } as const;
const REFERRALS: readonly Referral[] = [
  { ...made, id: '1', hash: '1', store: 'market', by: na, sentAt: LATE, state: 'sent', note: 'Size 42' },
  { ...made, id: '2', hash: '2', store: 'market', by: na, sentAt: LATE, state: 'opened', openedAt: NEXT },
  {
    ...{ ...made, id: '3', hash: '3', store: 'market', by: na, sentAt: LATE, openedAt: NEXT },
    ...{ state: 'redeemed', redeemedAt: NEXT + 86_400_000, at: 'harbour', redeemedBy: { way: 'link' } },
  },
  { ...made, id: '4', hash: '4', store: 'market', by: { role: 'shopper' }, sentAt: NEXT, state: 'sent' },
  {
    ...{ ...made, id: '5', hash: '5', store: 'market', by: na, sentAt: NEXT },
    ...{ state: 'redeemed', redeemedAt: NEXT, at: 'market', redeemedBy: { way: 'console', agent: 'na' } },
  },
];

function counted(referrals: readonly Referral[], zone: string) {
  const tally = tallyReferrals(zone);
  for (const referral of referrals) tally.add(referral);
  return tally.counts();
}

test('[RF8] what becomes of a referral belongs to the day on which it was sent, by the clocks of the site', () => {
  expect(counted(REFERRALS, SHANGHAI)).toEqual([
    { day: '2026-11-11', agent: 'na', store: 'harbour', sent: 0, opened: 0, redeemed: 1 },
    { day: '2026-11-11', agent: 'na', store: 'market', sent: 3, opened: 2, redeemed: 0 },
    { day: '2026-11-12', agent: undefined, store: 'market', sent: 1, opened: 0, redeemed: 0 },
    { day: '2026-11-12', agent: 'na', store: 'market', sent: 1, opened: 0, redeemed: 1 },
  ]);
  expect(counted(REFERRALS, 'UTC').map(({ day }) => day)).not.toContain('2026-11-12');
});

test('[RF9] the figures are the same without the notes, and in any order', () => {
  const bare = REFERRALS.map(({ note: _, ...skeleton }) => skeleton).toReversed();
  expect(counted(bare, SHANGHAI)).toEqual(counted(REFERRALS, SHANGHAI));
});
