import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, C2, facts, MEI, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'supervisor', site: SITE };

async function greetedAgent() {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  void agent.connect();
  await greet(rig, { you: SELF });
  const sent = () => rig.net.last.sent.filter((frame) => frame.type === 'history');
  return { rig, agent, sent, tell: (frame: unknown) => rig.net.last.tell(frame) };
}
const page = (before: number, ...events: object[]) => ({
  type: 'history',
  conversation: C1,
  before,
  events,
  desk: [{ kind: 'note', deskSeq: 1, afterSeq: 41, at: 1, by: { role: 'agent', id: MEI.id, name: 'Mei' }, text: 'n' }],
  more: true,
});

describe('a page out of the middle', () => {
  it('is asked for by its place, and leaves the thread as it is', async () => {
    const { agent, sent, tell } = await greetedAgent();
    agent.open(C1);
    tell(facts([said(90, 'ninety')], 90));
    const thread = agent.view.threads.get(C1);
    const asked = agent.page(C1, 43, 2);
    await settle();
    expect(sent()).toEqual([{ type: 'history', conversation: C1, before: 43, limit: 2 }]);
    // Another answer, to somebody who scrolls back.
    tell(page(20, said(19, 'nineteen')));
    const edit = { kind: 'edited', seq: 42, at: 2, by: MEI, of: 41, text: 'forty-one!' };
    tell(page(43, { ...said(41, 'forty-one'), by: MEI }, edit));
    const { first, last, events, desk } = await asked;
    expect([first, last, events.map((event) => event.seq), desk.length]).toEqual([41, 42, [41, 42], 1]);
    expect(events[0]).toMatchObject({ text: 'forty-one!', editedAt: 2 });
    expect(agent.view.threads.get(C1)?.events).toBe(thread?.events);
  });

  it('that fits to the front of the thread is in it', async () => {
    const { agent, tell } = await greetedAgent();
    agent.open(C1);
    tell(facts([said(43, 'last')], 43));
    const asked = agent.page(C1, 43, 2);
    await settle();
    tell(page(43, said(41, 'a'), said(42, 'b')));
    await expect(asked).resolves.toMatchObject({ first: 41 });
    expect(agent.view.threads.get(C1)?.events.map(({ seq }) => seq)).toEqual([41, 42, 43]);
  });

  it('is refused where nobody may read, without a line, and when another one is wanted', async () => {
    const { rig, agent, tell } = await greetedAgent();
    const foreign = agent.page(C2, 9);
    await settle();
    tell({ type: 'problem', code: 'conversation_unknown', about: 'history', path: C2, text: '', retry: 'never' });
    await expect(foreign).rejects.toMatchObject({ code: 'conversation_unknown' });
    const older = agent.page(C1, 9);
    const newer = agent.page(C1, 99);
    await expect(older).rejects.toMatchObject({ code: 'offline' });
    await settle();
    rig.net.last.end();
    await expect(newer).rejects.toMatchObject({ code: 'offline' });
    await expect(agent.page(C1, 9)).rejects.toMatchObject({ code: 'offline' });
  });
});
