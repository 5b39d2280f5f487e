import { describe, expect, test } from 'vitest';
import { type Referral, type ReferralEvent, type ReferralState, referralAt, stepReferral } from './referral.ts';

const [SENT, OPENED, NOW, END] = [1000, 2000, 5000, 9000];
const made = {
  id: 'r1',
  site: 's1',
  hash: 'h1',
  store: 'market',
  by: { role: 'agent', id: 'na' },
  said: { conversation: 'c1', seq: 2 },
  note: 'Wants to try size 42',
  sentAt: SENT,
  expiresAt: END,
} as const;
const EVENTS: { readonly [E in ReferralEvent['on']]: ReferralEvent } = {
  open: { on: 'open' },
  agree: { on: 'agree' },
  redeem: { on: 'redeem', at: 'harbour', by: { way: 'link' } },
  erase: { on: 'erase' },
};
const BEFORE: { readonly [S in Exclude<ReferralState, 'expired'>]: Referral } = {
  sent: { ...made, state: 'sent' },
  opened: { ...made, state: 'opened', openedAt: OPENED },
  redeemed: {
    ...made,
    state: 'redeemed',
    openedAt: OPENED,
    redeemedAt: 3000,
    at: 'market',
    redeemedBy: { way: 'api' },
  },
};
const NAMES = ['sent', 'opened', 'redeemed', 'expired'] as const;
const at = (state: ReferralState): [Referral, number] =>
  state === 'expired' ? [BEFORE.opened, END] : [BEFORE[state], NOW];

/** What changed, or why nothing may. */
function answer(state: ReferralState, event: ReferralEvent): string {
  const [before, now] = at(state);
  const verdict = stepReferral(before, event, now);
  if ('refused' in verdict) return `refused ${verdict.refused}`;
  if (verdict.referral === before) return 'same';
  const after: object = verdict.referral;
  const was = new Map<string, unknown>(Object.entries(before));
  const is = new Map<string, unknown>(Object.entries(after));
  const names = [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name)).sort();
  return names.map((name) => `${name}=${JSON.stringify(is.get(name))}`).join(' ');
}

const EXPECTED: { readonly [S in ReferralState]: { readonly [E in ReferralEvent['on']]: string } } = {
  sent: {
    open: 'openedAt=5000 state="opened"',
    agree: 'agreedAt=5000',
    redeem: 'at="harbour" redeemedAt=5000 redeemedBy={"way":"link"} state="redeemed"',
    erase: 'note=undefined',
  },
  opened: {
    open: 'same',
    agree: 'agreedAt=5000',
    redeem: 'at="harbour" redeemedAt=5000 redeemedBy={"way":"link"} state="redeemed"',
    erase: 'note=undefined',
  },
  redeemed: { open: 'same', agree: 'refused redeemed', redeem: 'refused redeemed', erase: 'note=undefined' },
  expired: { open: 'same', agree: 'refused expired', redeem: 'refused expired', erase: 'note=undefined' },
};

describe('the table', () => {
  const cells = NAMES.flatMap((state) => Object.values(EVENTS).map((event) => ({ state, event, on: event.on })));

  test.each(cells)('[RF1] $state × $on', ({ state, event, on }) => {
    expect(answer(state, event)).toBe(EXPECTED[state][on]);
  });
});

describe('time', () => {
  test('[RF3] it is good up to its end and not at it, opened or not, and what was redeemed stays redeemed', () => {
    expect(referralAt(BEFORE.sent, END - 1)).toBe('sent');
    expect(referralAt(BEFORE.sent, END)).toBe('expired');
    expect(referralAt(BEFORE.opened, END)).toBe('expired');
    expect(referralAt(BEFORE.redeemed, END)).toBe('redeemed');
    expect(stepReferral(BEFORE.sent, EVENTS.redeem, END - 1)).toMatchObject({ referral: { state: 'redeemed' } });
    expect(stepReferral(BEFORE.sent, EVENTS.redeem, END)).toEqual({ refused: 'expired' });
  });
});

test('[RF2] a thousand openings are one, and its time is that of the first', () => {
  let referral: Referral = BEFORE.sent;
  for (let now = NOW; now < NOW + 1000; now += 1) {
    const verdict = stepReferral(referral, EVENTS.open, now);
    if ('referral' in verdict) referral = verdict.referral;
  }
  expect(referral).toEqual({ ...made, state: 'opened', openedAt: NOW });
});

describe('the note', () => {
  test('[RF4] is agreed to once, and only where there is one', () => {
    const agreed = stepReferral(BEFORE.opened, EVENTS.agree, NOW);
    if ('refused' in agreed) throw new Error(agreed.refused);
    expect(stepReferral(agreed.referral, EVENTS.agree, NOW + 1)).toEqual(agreed);
    const { note: _, ...silent } = BEFORE.opened;
    expect(stepReferral(silent, EVENTS.agree, NOW)).toEqual({ refused: 'no_note' });
  });

  test('[RF5] of an erased shopper no word stays, whatever the state, and nothing can be agreed to', () => {
    for (const state of NAMES) {
      const [before, now] = at(state);
      const verdict = stepReferral(before, EVENTS.erase, now);
      expect(JSON.stringify(verdict)).not.toContain('42');
      if ('refused' in verdict) throw new Error(verdict.refused);
      expect(stepReferral(verdict.referral, EVENTS.erase, now)).toEqual(verdict);
      expect('refused' in stepReferral(verdict.referral, EVENTS.agree, now)).toBe(true);
    }
  });
});
