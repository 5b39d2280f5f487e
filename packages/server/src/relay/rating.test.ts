import { STANDARD_RATING } from '@shopbell/domain';
import { describe, expect, test } from 'vitest';
import { systemDeed } from '../app/system-deed.ts';
import { AGENTS, createRig, type Peer, SITE, settle } from '../testing/rig.ts';

const MASKED = '138****5678';

/** Li Na has answered a shopper and closed the conversation; Wang Wei is on duty too. */
async function over(settings: NonNullable<Parameters<typeof createRig>[0]>['settings'] = {}, closes = true) {
  const rig = createRig({ settings });
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  const wei = await rig.agent('wei');
  const send = (peer: Peer, type: string, more: object = {}) =>
    peer.say({ type, cid: rig.cid(), conversation, ...more });
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await send(na, 'take');
  await send(na, 'say', { text: 'Yes' });
  if (closes) await send(na, 'close');
  const row = () => rig.store.conversation(SITE, conversation);
  const events = async () => (await rig.store.readPublic(SITE, conversation, { after: 0, limit: 99 })).events;
  const rated = async () => (await events()).filter(({ kind }) => kind === 'rated');
  return { rig, shopper, na, wei, conversation, send, row, events, rated };
}

describe('a rating', () => {
  test('[RG1] is asked with the close, and told to every device that follows', async () => {
    const { rig, shopper, na, send, row } = await over({}, false);
    const second = await rig.shopper();
    await send(na, 'close');
    const until = rig.clock.now() + STANDARD_RATING.windowMs;
    for (const peer of [shopper, second]) {
      expect(
        peer
          .of('facts')
          .flatMap(({ events }) => events)
          .at(-1),
      ).toMatchObject({ kind: 'rating_asked', until });
    }
    await send(shopper, 'rate', { stars: 4, solved: true });
    for (const peer of [shopper, second, na]) {
      expect(
        peer
          .of('facts')
          .flatMap(({ events }) => events)
          .at(-1),
      ).toMatchObject({ kind: 'rated', stars: 4 });
    }
    expect((await row())?.rating).toMatchObject({ until, stars: 4, solved: true });
  });

  test('[RG1] is not asked where the site does not, and nobody rates then', async () => {
    for (const asks of ['invite', 'never'] as const) {
      const { shopper, na, send, events } = await over({ rating: { ...STANDARD_RATING, asks } });
      expect((await events()).at(-1)?.kind).toBe('closed');
      await send(shopper, 'rate', { stars: 5 });
      expect(shopper.problems()).toEqual(['rating_not_asked']);
      await send(na, 'ask_rating');
      expect(na.problems()).toEqual(asks === 'never' ? ['forbidden'] : []);
    }
  });

  test('[RG2] repeated is one, with the ack of the first; another under the same cid is refused', async () => {
    const { rig, shopper, conversation, rated } = await over();
    const one = { type: 'rate', cid: rig.cid(), conversation, stars: 5, tags: ['fast'], text: 'Quick' };
    for (let n = 0; n < 3; n += 1) await shopper.say(one);
    expect(
      new Set(
        shopper
          .of('ack')
          .filter(({ cid }) => cid === one.cid)
          .map(({ seq }) => seq),
      ).size,
    ).toBe(1);
    expect(await rated()).toHaveLength(1);
    for (const other of [{ stars: 4 }, { tags: ['clear'] }, { text: 'Slow' }, { solved: true }]) {
      await shopper.say({ ...one, ...other });
    }
    expect(shopper.problems()).toEqual(Array(4).fill('cid_conflict'));
  });

  test('[RG2] is its shopper’s alone, within its time, and of what was offered', async () => {
    const { rig, shopper, send, rated } = await over();
    const other = await rig.shopper('b', { token: 'b'.repeat(43) });
    await send(other, 'rate', { stars: 1 });
    expect(other.problems()).toEqual(['conversation_unknown']);
    await send(shopper, 'rate', { stars: 5, tags: ['slow'] });
    await send(shopper, 'rate', { stars: 5, recommend: 9 });
    await send(shopper, 'rate', { stars: 6 });
    const problems = shopper.of('problem').map(({ code, path }) => `${code} ${path}`);
    expect(problems).toEqual(['bad_frame tags', 'bad_frame recommend', 'bad_frame stars']);
    rig.clock.advance(STANDARD_RATING.windowMs + 1);
    await send(shopper, 'rate', { stars: 5 });
    expect(shopper.problems().at(-1)).toBe('rating_over');
    expect(await rated()).toEqual([]);
  });

  test('[RG2] is asked for by an agent once, beside the close', async () => {
    const { na, wei, send, events } = await over();
    await send(wei, 'ask_rating');
    await send(na, 'ask_rating');
    await send(na, 'ask_rating');
    expect([wei.problems(), na.problems()]).toEqual([['not_yours'], ['already_asked']]);
    expect((await events()).filter(({ kind }) => kind === 'rating_asked')).toHaveLength(2);
  });

  test('[RG2] is asked for by who oversees the floor, and not by a colleague who only reads it', async () => {
    const { rig, na, wei, send, events } = await over({}, false);
    await send(na, 'transfer', { group: 'pre-sales', reason: 'workload', text: 'Please' });
    await send(wei, 'ask_rating');
    expect([na.problems(), wei.problems()]).toEqual([[], ['not_yours']]);
    const supervisor = await rig.agent('wei', 'supervisor');
    await send(supervisor, 'ask_rating');
    expect(supervisor.problems()).toEqual([]);
    expect((await events()).filter(({ kind }) => kind === 'rating_asked')).toHaveLength(1);
  });

  test('[RG3] of few stars opens a follow-up in its owner’s list, due in service time, and ends with words', async () => {
    const { rig, shopper, na, send, row } = await over();
    await send(shopper, 'rate', { stars: 2, text: 'Slow' });
    rig.clock.advance(100);
    const [promise] = (await row())?.promises ?? [];
    expect(promise).toMatchObject({ what: 'follow_up', owner: AGENTS.na, text: '★★☆☆☆' });
    expect((promise?.dueAt ?? 0) - (promise?.at ?? 0)).toBe(STANDARD_RATING.followUpMs);
    const told = na.of('state').flatMap(({ state }) => (state.topic === 'promises' && 'put' in state ? state.put : []));
    expect(told.at(-1)).toMatchObject({ rating: { stars: 2 }, promises: [{ what: 'follow_up' }] });
    await send(na, 'settle_promise', { promise: promise?.id, outcome: 'kept' });
    expect(na.problems()).toEqual(['text_empty']);
    await send(na, 'settle_promise', { promise: promise?.id, outcome: 'kept', text: 'We called' });
    expect((await row())?.promises).toBeUndefined();
    expect(shopper.raw.join()).not.toMatch(/follow_up|We called/);
  });

  test('[RG3] a follow-up is due in the hours of the group', async () => {
    const day = [{ from: '10:00', to: '11:00' }];
    const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
    const { rig, shopper, send, row } = await over({ hours: { zone: 'UTC', week, exceptions: [] } });
    await send(shopper, 'rate', { stars: 1 });
    // Eight hours of service are eight days of one hour each.
    const dueAt = (await row())?.promises?.[0]?.dueAt ?? 0;
    expect(dueAt - rig.clock.now()).toBeGreaterThan(7 * 86_400_000);
    expect(new Date(dueAt).getUTCHours()).toBe(11);
  });

  test('[RG4] its words are masked for agents, and are gone with all others when they are erased', async () => {
    const { shopper, na, send, rig, conversation, row, rated } = await over();
    await send(shopper, 'rate', { stars: 3, text: 'Call me: 13812345678', tags: ['slow'] });
    const told = na
      .of('facts')
      .flatMap(({ events }) => events)
      .at(-1);
    expect(told).toMatchObject({ kind: 'rated', text: `Call me: ${MASKED}`, masked: [{ kind: 'phone' }] });
    await systemDeed(rig, SITE, conversation, () => ({ do: 'wipe', by: { role: 'system' } }));
    expect(await rated()).toMatchObject([{ stars: 3, text: '', tags: ['slow'] }]);
    expect((await row())?.rating).toMatchObject({ stars: 3 });
  });

  test('[RG4] of who is blocked is not taken', async () => {
    const { rig, shopper, send, row } = await over();
    const person = (await row())?.person;
    if (!person) throw new Error('there is no conversation');
    const block = { by: AGENTS.na, at: rig.clock.now(), reason: 'Abuse' };
    await rig.shoppers.write(SITE, person, { set: 'block', block });
    rig.bus.publish({ kind: 'shopper', site: SITE, person, rev: 1, block: {} });
    await settle();
    await send(shopper, 'rate', { stars: 1 });
    expect(shopper.problems()).toEqual(['blocked']);
  });
});
