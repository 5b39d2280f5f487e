import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, C2, MEI, SHOPPER } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'agent', site: SITE };
const duty = (rev: number, status: string) => ({ topic: 'duty', rev, status, limit: 5, groups: ['pre-sales'] });
const state = (told: object) => ({ type: 'state', state: told });

async function greetedAgent(...states: object[]) {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  void agent.connect();
  await greet(rig, { you: SELF, state: states });
  return {
    rig,
    agent,
    sent: (type: string) => rig.net.last.sent.filter((frame) => frame.type === type),
    tell: (frame: unknown) => rig.net.last.tell(frame),
  };
}

describe('the floor', () => {
  it('[QU2] shows how the agent stands, what is offered, who is here, left messages and rules, each the newest', async () => {
    const rules = {
      replyRule: {
        limits: { first_reply: { limitMs: 1, warnBeforeMs: 0 }, reply: { limitMs: 2, warnBeforeMs: 0 } },
        counts: 'all_time',
      },
      groups: [{ id: 'pre-sales' }],
    };
    const left = {
      conversation: C2,
      state: 'left',
      shopper: { id: SHOPPER.id },
      seq: 3,
      deskSeq: 2,
      openedAt: 1,
      group: 'own',
      left: { at: 2, dueAt: 9 },
    };
    const { agent, tell } = await greetedAgent(
      duty(4, 'online'),
      { topic: 'rules', rev: 1, ...rules },
      { topic: 'left', rev: 1, rows: [left] },
      {
        topic: 'colleagues',
        rev: 1,
        agents: [{ id: MEI.id, name: 'Mei', status: 'away', groups: [], load: 1, limit: 5 }],
        groups: [{ id: 'own', name: '自营', open: false }],
      },
    );
    expect(agent.view).toMatchObject({ duty: { status: 'online', limit: 5 }, offers: [], rules, left: [left] });
    expect(agent.view).toMatchObject({
      colleagues: [{ status: 'away', load: 1 }],
      groups: [{ id: 'own', open: false }],
    });
    const offer = { conversation: C1, group: 'own', until: 10 };
    tell(state({ topic: 'offers', rev: 5, offers: [offer] }));
    tell(state({ topic: 'offers', rev: 4, offers: [] }));
    tell(state({ ...duty(6, 'dancing') }));
    expect(agent.view).toMatchObject({ offers: [offer], duty: { status: 'online' } });
    tell(state({ topic: 'offers', rev: 6, offers: [] }));
    expect(agent.view.offers).toEqual([]);
  });

  it('[QU2] says a status again after a reconnect until it is confirmed, and no longer', async () => {
    const { rig, agent, sent, tell } = await greetedAgent(duty(1, 'online'));
    agent.setStatus('away');
    expect(sent('status')).toEqual([{ type: 'status', status: 'away' }]);
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { you: SELF, state: [duty(1, 'online')] });
    expect(sent('status')).toEqual([{ type: 'status', status: 'away' }]);
    tell(state(duty(2, 'away')));
    expect(agent.view.duty).toMatchObject({ status: 'away' });
    rig.net.last.end();
    await rig.clock.advance(20_000);
    await greet(rig, { you: SELF, state: [duty(1, 'online')] });
    expect(sent('status')).toEqual([]);
    expect(agent.view.duty).toMatchObject({ status: 'online' });
  });

  it('[QU2] says the away reply with the status until both are so, and leaves it alone otherwise', async () => {
    const { rig, agent, sent, tell } = await greetedAgent(duty(1, 'online'));
    const both = { type: 'status', status: 'away', autoReply: 'Back at two' };
    agent.setStatus('away', { autoReply: ' Back at two ' });
    expect(sent('status')).toEqual([both]);
    tell(state(duty(2, 'away')));
    agent.setStatus('away');
    expect(sent('status')).toEqual([both, both]);
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { you: SELF, state: [duty(2, 'away')] });
    expect(sent('status')).toEqual([both]);
    tell(state({ ...duty(3, 'away'), autoReply: 'Back at two' }));
    expect(agent.view.duty).toMatchObject({ autoReply: 'Back at two' });
    agent.setStatus('online');
    agent.setStatus('away', { autoReply: '' });
    expect(sent('status').slice(1)).toEqual([
      { type: 'status', status: 'online' },
      { type: 'status', status: 'away', autoReply: '' },
    ]);
    tell(state(duty(4, 'away')));
    rig.net.last.end();
    await rig.clock.advance(20_000);
    await greet(rig, { you: SELF, state: [duty(4, 'away')] });
    expect(sent('status')).toEqual([]);
  });

  it('[QU2] says an away reply no more that was refused', async () => {
    const { rig, agent, sent, tell } = await greetedAgent(duty(1, 'online'));
    const errors: string[] = [];
    agent.on('error', ({ code }) => errors.push(code));
    agent.setStatus('away', { autoReply: 'idiot' });
    tell({
      type: 'problem',
      code: 'guarded',
      about: 'status',
      path: 'autoReply',
      rule: 'abuse',
      retry: 'fix',
      text: '',
    });
    tell(state(duty(2, 'away')));
    expect(errors).toEqual(['guarded']);
    agent.setStatus('online');
    expect(sent('status').at(-1)).toEqual({ type: 'status', status: 'online' });
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { you: SELF, state: [duty(3, 'online')] });
    expect(sent('status')).toEqual([]);
  });

  it('declines an offer, and hands over to a group', async () => {
    const { agent, sent } = await greetedAgent();
    agent.pass(C1);
    expect(sent('pass')).toEqual([{ type: 'pass', conversation: C1 }]);
    void agent.transfer(C1, { group: 'after-sales' }, { reason: 'expertise', note: 'A parcel' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent('transfer')).toMatchObject([{ conversation: C1, group: 'after-sales', text: 'A parcel' }]);
    expect(sent('transfer')[0]).not.toHaveProperty('to');
  });
});
