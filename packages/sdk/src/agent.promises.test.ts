import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, C2, facts, MEI, requested, SHOPPER, said } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const ME = { id: MEI.id, name: 'Mei' };
const SELF = { role: 'agent', ...ME, duty: 'agent', site: SITE };
const NAME = '019aa8d1-7b2c-7a00-8000-000000000031';
const line = (more: object = {}) => ({
  ...{ id: NAME, what: 'gift', owner: ME, order: 'A-1042', at: 1, dueAt: 9, text: 'A descaler' },
  ...more,
});
const row = (conversation: string, ...promises: object[]) => ({
  ...{ conversation, state: 'closed', shopper: { id: SHOPPER.id }, seq: 2, deskSeq: 1, openedAt: 1, promises },
});

async function greetedAgent(...state: object[]) {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const options = { endpoint: 'http://localhost:8080', token: 't' };
  const agent = agentOver({ ...rig.ports, fetch, origin: undefined }, options);
  void agent.connect();
  await greet(rig, { you: SELF, state });
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  return { agent, sent, tell: (frame: unknown) => rig.net.last.tell(frame) };
}

describe('promises', () => {
  it('are listed with what is open in each conversation, and go with a patch; an older relay tells of none', async () => {
    const { agent, tell } = await greetedAgent({ topic: 'promises', rev: 1, rows: [row(C1, line()), row(C2, line())] });
    expect(agent.view.promises).toMatchObject([
      { conversation: C1, state: 'closed', promises: [{ id: NAME, order: 'A-1042', dueAt: 9, owner: ME }] },
      { conversation: C2 },
    ]);
    const newer = row(C1, line({ what: 'something of a newer relay' }));
    tell({ type: 'state', state: { topic: 'promises', rev: 2, put: [newer], drop: [C2] } });
    expect(agent.view.promises).toMatchObject([{ conversation: C1 }]);
    const older = await greetedAgent();
    expect(older.agent.view.promises).toEqual([]);
  });

  it('are noted and settled under a name, and reject by the relay’s word', async () => {
    const { agent, sent, tell } = await greetedAgent();
    const made = { what: 'gift', order: 'A-1042', dueAt: 9, text: 'A descaler' } as const;
    const noted = agent.promise(C1, made);
    const moved = agent.settlePromise(C1, NAME, { outcome: 'moved', dueAt: 10, text: 'Sold out' });
    const kept = agent.settlePromise(C1, NAME, { outcome: 'kept' });
    void agent.settlePromise(C1, NAME, { outcome: 'given', to: ME.id, text: 'Away' }).catch(() => {});
    expect(sent('promise')).toMatchObject([{ conversation: C1, ...made }]);
    expect(sent('settle_promise')).toMatchObject([
      { conversation: C1, promise: NAME, outcome: 'moved', dueAt: 10, text: 'Sold out' },
      { conversation: C1, promise: NAME, outcome: 'kept' },
      { conversation: C1, promise: NAME, outcome: 'given', to: ME.id, text: 'Away' },
    ]);
    const head = { conversation: C1, seq: 2, deskSeq: 4 };
    const [first] = sent('promise');
    const [second, third] = sent('settle_promise');
    tell({ type: 'ack', cid: first?.cid, conversation: C1, at: 3, head, deskSeq: 3 });
    tell({ type: 'ack', cid: second?.cid, conversation: C1, at: 4, head, deskSeq: 4 });
    tell({ type: 'problem', code: 'promise_unknown', text: 'no', retry: 'never', cid: third?.cid });
    await expect(noted).resolves.toMatchObject({ cid: first?.cid, deskSeq: 3 });
    await expect(moved).resolves.toMatchObject({ deskSeq: 4 });
    await expect(kept).rejects.toMatchObject({ code: 'promise_unknown' });
    await expect(agent.promise(C1, { ...made, text: ' ' })).rejects.toMatchObject({ code: 'text_empty' });
  });

  it('[TL2] are in the thread with what became of them', async () => {
    const { agent, tell } = await greetedAgent();
    agent.open(C1);
    const by = { role: 'agent', ...ME };
    tell(facts([requested(), said(2, 'hello')]));
    const stamp = { afterSeq: 2, at: 3, by };
    const events = [
      { kind: 'promised', deskSeq: 1, ...stamp, cid: NAME, what: 'gift', dueAt: 9, text: 'A descaler' },
      { kind: 'promise_moved', deskSeq: 2, ...stamp, promise: NAME, dueAt: 10, text: 'Sold out' },
      { kind: 'promise_taken', deskSeq: 3, ...stamp, promise: NAME },
      { kind: 'promise_given', deskSeq: 4, ...stamp, promise: NAME, to: ME, text: 'Away' },
      { kind: 'promise_given_up', deskSeq: 5, ...stamp, promise: NAME, text: 'Sent back' },
      { kind: 'promise_kept', deskSeq: 6, ...stamp, promise: NAME },
    ];
    tell({ type: 'desk', conversation: C1, after: 0, events, head: 6 });
    expect(agent.view.threads.get(C1)?.desk.map(({ kind }) => kind)).toEqual(events.map(({ kind }) => kind));
  });
});
