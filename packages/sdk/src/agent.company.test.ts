import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, C2, facts, MEI, requested, SHOPPER, said } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'supervisor', site: SITE };
const JUN = { id: '01kah0t3vq8m2r5x9z09', name: 'Jun' };
const row = (conversation: string, more: object = {}) => ({
  conversation,
  state: 'active',
  shopper: { id: SHOPPER.id },
  agent: JUN,
  seq: 2,
  deskSeq: 1,
  openedAt: 1,
  ...more,
});

async function greetedAgent(...state: object[]) {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  void agent.connect();
  await greet(rig, { you: SELF, state });
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  return { agent, sent, tell: (frame: unknown) => rig.net.last.tell(frame) };
}

describe('beside a colleague', () => {
  it('lists what the agent is in or asked into, and the floor; an older relay tells neither', async () => {
    const me = { id: MEI.id, name: 'Mei' };
    const { agent } = await greetedAgent(
      { topic: 'company', rev: 1, rows: [row(C1, { invited: [{ agent: me, by: JUN, at: 5 }], guests: [JUN] })] },
      { topic: 'floor', rev: 1, rows: [row(C1), row(C2)] },
    );
    expect(agent.view.company).toMatchObject([{ conversation: C1, invited: [{ agent: me, by: JUN }], guests: [JUN] }]);
    expect(agent.view.floor).toHaveLength(2);
    const older = await greetedAgent();
    expect([older.agent.view.company, older.agent.view.floor]).toEqual([[], []]);
  });

  it('sends a whisper, an invitation, a joining, a no and a leaving, and resolves with where they stand', async () => {
    const { agent, tell, sent } = await greetedAgent();
    const asked = {
      whisper: agent.whisper(C1, JUN.id, 'Offer free shipping'),
      invite: agent.invite(C1, JUN.id, 'Does it fit?'),
      join: agent.join(C1),
      decline: agent.decline(C1),
      part: agent.part(C1),
    };
    expect(sent('whisper')).toMatchObject([{ conversation: C1, to: JUN.id, text: 'Offer free shipping' }]);
    expect(sent('invite')).toMatchObject([{ conversation: C1, to: JUN.id, text: 'Does it fit?' }]);
    const head = { conversation: C1, seq: 4, deskSeq: 3 };
    const ack = (type: string, place: object) =>
      tell({ type: 'ack', cid: sent(type)[0]?.cid, conversation: C1, ...place, at: 9, head });
    ack('whisper', { deskSeq: 3 });
    ack('join', { seq: 4 });
    ack('part', { seq: 5 });
    ack('decline', { deskSeq: 4 });
    tell({ type: 'problem', code: 'company_full', text: 'no', retry: 'never', cid: sent('invite')[0]?.cid });
    await expect(asked.whisper).resolves.toMatchObject({ deskSeq: 3 });
    await expect(asked.join).resolves.toMatchObject({ seq: 4 });
    await expect(asked.part).resolves.toMatchObject({ seq: 5 });
    await expect(asked.decline).resolves.toMatchObject({ deskSeq: 4 });
    await expect(asked.invite).rejects.toMatchObject({ code: 'company_full' });
    await expect(agent.whisper(C1, JUN.id, ' ')).rejects.toMatchObject({ code: 'text_empty' });
  });

  it('[TL2] has their coming and going in the thread, and the desk’s words', async () => {
    const { agent, tell } = await greetedAgent({ topic: 'floor', rev: 1, rows: [row(C1)] });
    agent.open(C1);
    const by = { role: 'agent', ...JUN };
    tell(
      facts([
        requested(),
        said(2, 'hello'),
        { kind: 'joined', seq: 3, at: 3, by, agent: JUN },
        { kind: 'parted', seq: 4, at: 4, by, agent: JUN },
      ]),
    );
    const stamp = { afterSeq: 2, at: 3, by };
    const events = [
      { kind: 'invited', deskSeq: 1, ...stamp, to: JUN, text: 'Come' },
      { kind: 'declined', deskSeq: 2, ...stamp },
      { kind: 'whispered', deskSeq: 3, ...stamp, to: JUN, text: 'Psst' },
    ];
    tell({ type: 'desk', conversation: C1, after: 0, events, head: 3 });
    const thread = agent.view.threads.get(C1);
    expect(thread?.events.map(({ kind }) => kind)).toEqual(['requested', 'message', 'joined', 'parted']);
    expect(thread?.desk.map(({ kind }) => kind)).toEqual(['invited', 'declined', 'whispered']);
  });
});
