import { beforeEach, describe, expect, it } from 'vitest';
import { hashCode } from '../../app/referral/code.ts';
import { GUESSES } from '../../app/referral/guesses.ts';
import { id } from '../../ports/store-world.contract.ts';
import { API, createReferralRig, NOW } from './testing/referral-rig.ts';

const DAY_MS = 86_400_000;
let on: Awaited<ReturnType<typeof createReferralRig>>;
beforeEach(async () => {
  on = await createReferralRig();
});

describe('redeeming', () => {
  it('[RB2] is once; then it is told when and at which store it was', async () => {
    const path = await on.sent();
    const typed = ` ${path.slice(3).toLowerCase().replace('-', ' ')}`;
    expect(await on.redeem(typed, { store: 'harbour' })).toMatchObject({
      status: 200,
      json: { redeemedAt: NOW, at: { id: 'harbour', name: 'Harbour' }, store: { id: 'market', name: 'Market Street' } },
    });
    on.clock.now += 1000;
    expect(await on.redeem(path.slice(3))).toMatchObject({
      status: 409,
      json: { code: 'referral_redeemed', redeemedAt: NOW, at: { id: 'harbour', name: 'Harbour' } },
    });
  });

  it('[RB2] is once under a race', async () => {
    const path = await on.sent();
    const stores = ['market', 'harbour'];
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, i) => on.redeem(path.slice(3), { store: stores[i % 2] })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 99 }, () => 409)]);
  });

  it('is refused by name: no code, its time over, no such store', async () => {
    expect(await on.redeem('nothing')).toMatchObject({ status: 404, json: { code: 'referral_unknown' } });
    const path = await on.sent({ lifeMs: 1000 });
    expect(await on.redeem(path.slice(3), { store: 'moon' })).toMatchObject({ json: { code: 'store_unknown' } });
    on.clock.now += 1000;
    expect(await on.redeem(path.slice(3))).toMatchObject({ status: 410, json: { code: 'referral_expired' } });
  });

  it('[RB3] is for stores of the site: what another site sent is nothing here', async () => {
    const theirs = { id: id('k', 1), site: '01kafzs1te0000000002', hash: hashCode('7K2QM9XW4T'), store: 'market' };
    const referral = { ...theirs, by: { role: 'shopper' }, sentAt: NOW, expiresAt: NOW + 1000, state: 'sent' } as const;
    await on.rig.store.commit(referral.site, [], () => ({
      changes: [{ put: 'referral', referral }],
      result: undefined,
    }));
    expect(await on.redeem('7K2QM-9XW4T')).toMatchObject({ status: 404, json: { code: 'referral_unknown' } });
    expect(await on.rig.store.referral(referral.hash)).toEqual(referral);
  });

  it('is the shop’s own till’s too, by a key of the site, and nobody’s without', async () => {
    const path = await on.sent();
    expect((await on.till(path.slice(3), {})).status).toBe(401);
    expect((await on.till(path.slice(3), { 'shopbell-key': 'sbk_no' })).status).toBe(401);
    expect((await on.till(path.slice(3))).status).toBe(200);
    expect(await on.kept(path)).toMatchObject({ redeemedBy: { way: 'api' } });
  });

  it('[RB6] is not guessed: an address has so many tries, and who is known as many of their own', async () => {
    const path = await on.sent();
    for (let i = 0; i < GUESSES; i += 1) expect((await on.page('/r/00000-00000')).status).toBe(404);
    expect((await on.page('/r/00000-00000')).status).toBe(429);
    expect((await on.page(path)).status).toBe(429);
    // A guest of the store's network, whose people redeem on.
    for (let i = 0; i < GUESSES; i += 1) expect((await on.redeem('00000-00000')).status).toBe(404);
    expect(await on.redeem(path.slice(3))).toMatchObject({ status: 429, json: { code: 'rate_limited' } });
    expect((await on.till(path.slice(3))).status).toBe(200);
  });
});

it('tells how a code stands before it is redeemed, and where it was', async () => {
  const path = await on.sent();
  const look = async () => (await on.call('POST', `${API}/referrals/look`, { code: path.slice(3) })).json;
  const before = { store: { id: 'market', name: 'Market Street' }, sentAt: NOW, expiresAt: NOW + 30 * DAY_MS };
  expect(await look()).toEqual({ ...before, state: 'sent' });
  await on.fromPage(path, 'agreed');
  expect(await look()).toEqual({ ...before, state: 'sent', note: 'Wants size 42' });
  await on.redeem(path.slice(3), { store: 'harbour' });
  expect(await look()).toMatchObject({
    ...{ state: 'redeemed', redeemed: { redeemedAt: NOW, at: { id: 'harbour', name: 'Harbour' } } },
  });
  expect((await on.call('POST', `${API}/referrals/look`, { code: '00000-00000' })).status).toBe(404);
});
