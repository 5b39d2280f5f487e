import { LIMITS } from '@shopbell/protocol';
import { describe, expect, test } from 'vitest';
import { AGENTS, createRig, type Peer } from '../testing/rig.ts';

/** Li Na has a shopper's conversation, Wang Wei is on duty, Zhang Min supervises. */
async function withTalk() {
  const rig = createRig();
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
  const conversation = shopper.of('ack')[0]?.conversation ?? '';
  const na = await rig.agent('na');
  const wei = await rig.agent('wei');
  const min = await rig.agent('min', 'supervisor');
  await na.say({ type: 'follow', conversations: [{ conversation }] });
  await na.say({ type: 'take', cid: rig.cid(), conversation });
  const dueAt = rig.clock.now() + 3_600_000;
  const frame = <T extends string, M extends object>(type: T, more: M) => ({
    type,
    cid: rig.cid(),
    conversation,
    ...more,
  });
  const promise = (more: object = {}) => {
    const said = { what: 'gift', order: 'A-1042', dueAt, text: 'A descaler' };
    return { ...frame('promise', said), ...more };
  };
  const settle = (of: { cid: string }, outcome: string, more: object = {}) =>
    frame('settle_promise', { promise: of.cid, outcome, ...more });
  rig.clock.advance(1000);
  return { rig, shopper, na, wei, min, conversation, dueAt, frame, promise, settle };
}

/** The promises in an agent's list by what came so far. */
function owed(peer: Peer) {
  const rows = new Map<string, readonly object[]>();
  for (const state of [...(peer.of('welcome')[0]?.state ?? []), ...peer.of('state').map(({ state }) => state)]) {
    if (state.topic !== 'promises') continue;
    if ('rows' in state) rows.clear();
    else for (const id of state.drop) rows.delete(id);
    for (const row of 'rows' in state ? state.rows : state.put) rows.set(row.conversation, row.promises ?? []);
  }
  return [...rows.values()].flat();
}
const desk = (peer: Peer) => peer.of('desk').flatMap(({ events }) => events);

describe('a promise', () => {
  test('[PM1] [PM3] is noted once, the same one twice has one ack, and the shopper hears not a byte', async () => {
    const { na, shopper, promise, settle } = await withTalk();
    const before = shopper.raw.length;
    const one = promise();
    await na.say(one);
    await na.say(one);
    const acks = na.of('ack').filter(({ cid }) => cid === one.cid);
    expect(acks).toEqual([acks[0], acks[0]]);
    for (const other of [{ order: 'B-7' }, { dueAt: one.dueAt + 1 }, { what: 'refund' }, { text: 'Two' }]) {
      await na.say({ ...one, ...other });
    }
    const { order: _, ...without } = one;
    await na.say(without);
    expect(na.problems()).toEqual(Array(5).fill('cid_conflict'));
    const { type: ___, conversation: ____, ...said } = one;
    expect(desk(na).filter(({ kind }) => kind === 'promised')).toMatchObject([said]);
    await na.say(settle(one, 'kept'));
    expect(shopper.raw).toHaveLength(before);
  });

  test('[PM1] of two who settle it at once, one wins and the other is told', async () => {
    const { na, min, promise, settle } = await withTalk();
    const one = promise();
    await na.say(one);
    const kept = settle(one, 'kept');
    await Promise.all([na.say(kept), min.say(settle(one, 'given_up', { text: 'Sent back' }))]);
    expect([na.problems(), min.problems()]).toEqual([[], ['promise_unknown']]);
    await na.say(kept);
    expect(na.of('ack').filter(({ cid }) => cid === kept.cid)).toHaveLength(2);
    expect(na.problems()).toEqual([]);
  });

  test('[PM2] is in its owner’s list and the supervisor’s, wherever the conversation goes, until it is settled', async () => {
    const { rig, na, wei, min, conversation, frame, promise, settle, dueAt } = await withTalk();
    const one = promise();
    await na.say(one);
    await na.say(frame('transfer', { to: AGENTS.wei.id, reason: 'expertise', text: 'Blue' }));
    await wei.say(frame('close', {}));
    rig.clock.advance(1000);
    const line = { id: one.cid, what: 'gift', order: 'A-1042', dueAt, owner: AGENTS.na, text: 'A descaler' };
    for (const peer of [na, min]) expect(owed(peer)).toMatchObject([line]);
    expect(owed(wei)).toEqual([]);
    const again = await rig.agent('na');
    expect(owed(again)).toMatchObject([line]);
    await again.say({ type: 'follow', conversations: [{ conversation }] });
    expect(again.problems()).toEqual([]);
    await wei.say(settle(one, 'kept'));
    expect(wei.problems().at(-1)).toBe('not_yours');
    await min.say(settle(one, 'taken'));
    rig.clock.advance(1000);
    expect([owed(na), owed(min)]).toMatchObject([[], [{ owner: AGENTS.min }]]);
    await min.say(settle(one, 'moved', { dueAt: dueAt + 1, text: 'Sold out' }));
    rig.clock.advance(1000);
    expect(owed(min)).toMatchObject([{ dueAt: dueAt + 1 }]);
    await min.say(settle(one, 'kept'));
    rig.clock.advance(1000);
    expect(owed(min)).toEqual([]);
  });

  test('[PM5] is in the list of whom it is given to, with who gave it, and no longer in the giver’s', async () => {
    const { rig, shopper, na, wei, min, conversation, dueAt, promise, settle } = await withTalk();
    const one = promise();
    await na.say(one);
    rig.clock.advance(1000);
    const before = shopper.raw.length;
    const given = settle(one, 'given', { to: AGENTS.wei.id, text: 'I am away' });
    await wei.say({ ...given, cid: rig.cid() });
    expect(wei.problems()).toEqual(['not_yours']);
    await na.say(given);
    await na.say(given);
    expect(na.of('ack').filter(({ cid }) => cid === given.cid)).toHaveLength(2);
    await na.say({ ...given, to: AGENTS.min.id });
    expect(na.problems()).toEqual(['cid_conflict']);
    rig.clock.advance(1000);
    const line = { id: one.cid, owner: AGENTS.wei, givenBy: AGENTS.na, dueAt, text: 'A descaler' };
    expect([owed(na), owed(wei), owed(min)]).toMatchObject([[], [line], [line]]);
    expect(desk(na).at(-1)).toMatchObject({ kind: 'promise_given', to: AGENTS.wei, text: 'I am away' });
    await wei.say({ type: 'follow', conversations: [{ conversation }] });
    await wei.say(settle(one, 'kept'));
    expect(wei.problems()).toEqual(['not_yours']);
    expect(shopper.raw).toHaveLength(before);
  });

  test('[PM5] is given to nobody who is not of the site, and with a reason only', async () => {
    const { rig, na, min, promise, settle } = await withTalk();
    const one = promise();
    await na.say(one);
    const to = AGENTS.wei.id;
    await na.say(settle(one, 'given', { to: '01kafzagnt00000000a9', text: 'Away' }));
    await min.say(settle(one, 'given', { to: AGENTS.na.id, text: 'Yours' }));
    expect([na.problems(), min.problems()]).toEqual([['person_unknown'], ['already_taken']]);
    for (const more of [{ to }, { text: 'Away' }, { to, text: 'Away', dueAt: 9 }])
      await na.say(settle(one, 'given', more));
    await na.say(settle(one, 'kept', { to }));
    const problems = na.of('problem').map(({ code, path }) => `${code} ${path}`);
    expect(problems.slice(1)).toEqual(['bad_frame text', 'bad_frame to', 'bad_frame dueAt', 'bad_frame to']);
    rig.clock.advance(1000);
    expect(owed(na)).toMatchObject([{ owner: AGENTS.na }]);
  });

  test('[PM3] is nobody’s to note or settle who is not in the conversation, nor in one of another site', async () => {
    const { rig, na, wei, promise, settle } = await withTalk();
    const one = promise();
    await na.say(one);
    await wei.say(promise());
    await wei.say(settle(one, 'kept'));
    const foreign = { conversation: '01kah0t3vq8m2r5x9zbc' };
    await wei.say({ ...settle(one, 'kept'), ...foreign });
    await wei.say({ ...promise(), ...foreign });
    expect(wei.problems()).toEqual(['not_yours', 'not_yours', 'conversation_unknown', 'conversation_unknown']);
    await na.say(settle({ cid: rig.cid() }, 'kept'));
    expect(na.problems()).toEqual(['promise_unknown']);
  });

  test('[PM1] says what is wrong with it by name, and is written whole or not at all', async () => {
    const { rig, na, dueAt, promise, settle } = await withTalk();
    const far = rig.clock.now() + LIMITS.promiseDueMaxMs + 1;
    const one = promise();
    await na.say(one);
    const bad = [
      ...[promise({ dueAt: far }), promise({ what: 'moon' }), promise({ order: 'A\u202e1' }), promise({ order: '' })],
      ...[settle(one, 'moved', { text: 'Later' }), settle(one, 'moved', { dueAt }), settle(one, 'given_up')],
      ...[settle(one, 'moved', { dueAt: far, text: 'Later' }), settle(one, 'kept', { dueAt })],
    ];
    for (const frame of bad) await na.say(frame);
    const problems = na.of('problem').map(({ code, path }) => `${code} ${path}`);
    expect(problems).toEqual([
      ...['bad_frame dueAt', 'bad_frame what', 'bad_text order', 'text_empty order'],
      ...['bad_frame dueAt', 'bad_frame text', 'bad_frame text', 'bad_frame dueAt', 'bad_frame dueAt'],
    ]);
    for (let n = 1; n < LIMITS.promisesMax; n += 1) await na.say(promise());
    await na.say(promise());
    expect(na.problems().at(-1)).toBe('promises_full');
  });
});
