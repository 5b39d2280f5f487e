import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, facts, MEI, requested } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'supervisor', site: SITE };
const JUN = { id: '01kah0t3vq8m2r5x9z09', name: 'Jun' };

async function greetedAgent() {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  void agent.connect();
  await greet(rig, { you: SELF, state: [] });
  agent.open(C1);
  rig.net.last.tell(facts([requested()]));
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  const writes = (lane: string, on: boolean) =>
    rig.net.last.tell({ type: 'state', state: { topic: 'writing', conversation: C1, by: JUN, lane, on } });
  return { rig, agent, sent, writes };
}

describe('who types at the desk', () => {
  it('is shown by name and lane, until they stop, or for 5 s', async () => {
    const { rig, agent, writes } = await greetedAgent();
    writes('desk', true);
    expect(agent.view.writing.get(C1)).toEqual([{ by: JUN, lane: 'desk' }]);
    writes('whisper', true);
    writes('desk', false);
    expect(agent.view.writing.get(C1)).toEqual([{ by: JUN, lane: 'whisper' }]);
    await rig.clock.advance(5_000);
    expect(agent.view.writing.size).toBe(0);
  });

  it('is gone with their note, and with the line', async () => {
    const { rig, agent, writes } = await greetedAgent();
    const note = (deskSeq: number) => {
      const event = { kind: 'note', deskSeq, afterSeq: 1, at: 1, by: { role: 'agent', ...JUN }, text: 'x' };
      rig.net.last.tell({ type: 'desk', conversation: C1, after: deskSeq - 1, events: [event], head: deskSeq });
    };
    note(1);
    writes('desk', true);
    note(2);
    expect(agent.view.writing.size).toBe(0);
    writes('desk', true);
    await greet(rig, { you: SELF, state: [] });
    expect(agent.view.writing.size).toBe(0);
  });

  it('is skipped when it is malformed', async () => {
    const { rig, agent } = await greetedAgent();
    for (const state of [{ lane: 'public' }, { by: 7 }, { on: 'yes' }, { conversation: 7 }]) {
      const good = { topic: 'writing', conversation: C1, by: JUN, lane: 'desk', on: true };
      rig.net.last.tell({ type: 'state', state: { ...good, ...state } });
    }
    expect(agent.view.writing.size).toBe(0);
  });

  it('says one’s own at most every 3 s, in its lane, and an answer as before', async () => {
    const { rig, agent, sent } = await greetedAgent();
    agent.typing(C1, true, 'desk');
    agent.typing(C1, true, 'desk');
    agent.typing(C1, true, 'whisper');
    expect(sent('desk_typing')).toEqual([
      { type: 'desk_typing', conversation: C1, lane: 'desk', on: true },
      { type: 'desk_typing', conversation: C1, lane: 'whisper', on: true },
    ]);
    await rig.clock.advance(3_000);
    agent.typing(C1, true, 'desk');
    agent.typing(C1, false, 'desk');
    expect(
      sent('desk_typing')
        .slice(2)
        .map(({ on }) => on),
    ).toEqual([true, false]);
    agent.typing(C1);
    expect(sent('typing')).toEqual([{ type: 'typing', conversation: C1, on: true }]);
  });
});

describe('a message that was pressed earlier', () => {
  it('goes under the name it got then, and again under the same one after a cut', async () => {
    const { rig, agent, sent } = await greetedAgent();
    const cid = agent.cid();
    const later = agent.cid();
    expect(cid < later).toBe(true);
    void agent.send(C1, 'hello', { cid });
    void agent.note(C1, 'for us', { cid: later });
    expect([sent('say')[0]?.cid, sent('note')[0]?.cid]).toEqual([cid, later]);
    await greet(rig, { you: SELF, state: [] });
    expect(sent('say').map((frame) => frame.cid)).toEqual([cid]);
  });
});
