import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, C2, facts, MEI, requested, SHOPPER, said } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'agent', site: SITE };
const JUN = { id: '01kah0t3vq8m2r5x9z09', name: 'Jun' };
const NOTE = { reason: 'expertise', note: 'Wants the blue one' } as const;
const row = (conversation: string, more: object = {}) => ({
  conversation,
  state: 'requested',
  shopper: { id: SHOPPER.id },
  seq: 2,
  deskSeq: 1,
  openedAt: 1,
  ...more,
});
const list = (topic: string, rev: number, ...rows: object[]) => ({ topic, rev, rows });
const patch = (topic: string, rev: number, put: object[], drop: string[] = []) => ({
  type: 'state',
  state: { topic, rev, put, drop },
});

async function greetedAgent(...state: object[]) {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const ports = { ...rig.ports, fetch, origin: undefined };
  const agent = agentOver(ports, { endpoint: 'http://localhost:8080', token: 't' });
  void agent.connect();
  await greet(rig, { you: SELF, state });
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  return { agent, sent, tell: (frame: unknown) => rig.net.last.tell(frame) };
}

describe('handing over', () => {
  it('shows what the agent is to see through and who is on duty, and skips topics it does not know', async () => {
    const { agent, tell } = await greetedAgent(
      list('owned', 1, row(C2)),
      { topic: 'colleagues', rev: 2, agents: [JUN] },
      list('weather', 1),
    );
    expect(agent.view.owned).toMatchObject([{ conversation: C2 }]);
    expect(agent.view.colleagues).toEqual([JUN]);
    tell({ type: 'state', state: { topic: 'colleagues', rev: 1, agents: [] } });
    expect(agent.view.colleagues).toHaveLength(1);
    tell(patch('owned', 2, [], [C2]));
    tell({ type: 'state', state: { topic: 'colleagues', rev: 3, agents: [] } });
    expect([agent.view.owned, agent.view.colleagues]).toEqual([[], []]);
  });

  it('[TL2] reads on at once where a conversation comes back into reach', async () => {
    const { agent, tell, sent } = await greetedAgent(list('mine', 7, row(C1)));
    agent.open(C1);
    tell(facts([requested(), said(2, 'hello')]));
    const note = { kind: 'note', deskSeq: 1, afterSeq: 2, at: 1, by: MEI, text: 'one' };
    tell({ type: 'desk', conversation: C1, after: 0, events: [note], head: 1 });
    tell(patch('mine', 8, [], [C1]));
    const asked = sent('follow').length;
    tell(patch('mine', 9, [row(C1, { seq: 5, deskSeq: 3 })]));
    expect(sent('follow').slice(asked)).toEqual([
      { type: 'follow', conversations: [{ conversation: C1, seq: 2, deskSeq: 1 }] },
    ]);
    tell(patch('mine', 10, [row(C1, { seq: 6, deskSeq: 3 })]));
    expect(sent('follow')).toHaveLength(asked + 1);
  });

  it('sends a transfer, a giving back and a taking over, and resolves with the desk event', async () => {
    const { agent, tell, sent } = await greetedAgent();
    const asked = [
      agent.transfer(C1, JUN.id, NOTE),
      agent.giveBack(C1, NOTE),
      agent.takeOver(C1, JUN.id, 'A regular of mine'),
    ];
    const [transfer, back, over] = [sent('transfer')[0], sent('give_back')[0], sent('take_over')[0]];
    expect(transfer).toMatchObject({ conversation: C1, to: JUN.id, reason: 'expertise', text: 'Wants the blue one' });
    expect(back).toMatchObject({ conversation: C1, reason: 'expertise', text: 'Wants the blue one' });
    expect(over).toMatchObject({ conversation: C1, from: JUN.id, text: 'A regular of mine' });
    const head = { conversation: C1, seq: 4, deskSeq: 3 };
    tell({ type: 'ack', cid: transfer?.cid, conversation: C1, deskSeq: 3, at: 9, head });
    tell({ type: 'problem', code: 'not_yours', text: 'no', retry: 'never', cid: back?.cid });
    tell({ type: 'problem', code: 'already_taken', text: 'no', retry: 'never', cid: over?.cid });
    await expect(asked[0]).resolves.toMatchObject({ conversation: C1, deskSeq: 3 });
    await expect(asked[1]).rejects.toMatchObject({ code: 'not_yours' });
    await expect(asked[2]).rejects.toMatchObject({ code: 'already_taken' });
    await expect(agent.transfer(C1, JUN.id, { ...NOTE, note: ' ' })).rejects.toMatchObject({ code: 'text_empty' });
  });
});
