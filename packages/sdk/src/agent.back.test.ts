import { expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, facts, MEI, requested, SHOPPER, said } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'agent', site: SITE };
const row = (seq: number) => ({
  conversation: C1,
  state: 'requested',
  shopper: { id: SHOPPER.id },
  seq,
  deskSeq: 1,
  openedAt: 1,
});

/** An agent whose line is greeted, and what it asks to follow. */
async function greeted(more: object = {}) {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  void agent.connect();
  await greet(rig, { you: SELF, ...more });
  const tell = (frame: unknown) => rig.net.last.tell(frame);
  const follows = () => rig.net.last.sent.filter(({ type }) => type === 'follow');
  return { agent, tell, follows };
}

it('[TL9] asks for what a list’s row goes beyond: it was out of reach and back before the list was told', async () => {
  const { agent, tell, follows } = await greeted({ state: [{ topic: 'waiting', rev: 3, rows: [row(2)] }] });
  agent.open(C1);
  tell(facts([requested(), said(2, 'hello')]));
  const note = { kind: 'note', deskSeq: 1, afterSeq: 1, at: 1, by: MEI, text: 'one' };
  tell({ type: 'desk', conversation: C1, after: 0, events: [note], head: 1 });
  const before = follows().length;
  const put = (seq: number, rev: number) =>
    tell({ type: 'state', state: { topic: 'waiting', rev, put: [row(seq)], drop: [] } });
  put(2, 4);
  expect(follows()).toHaveLength(before);
  put(4, 5);
  expect(follows().slice(before)).toEqual([
    { type: 'follow', conversations: [{ conversation: C1, seq: 2, deskSeq: 1 }] },
  ]);
});

it('[TL9] asks anew for what it was not let follow once something of its own is stored there', async () => {
  const { agent, tell, follows } = await greeted();
  agent.open(C1);
  tell(facts([requested(), said(2, 'hello')]));
  const note = { kind: 'note', deskSeq: 1, afterSeq: 1, at: 1, by: MEI, text: 'one' };
  tell({ type: 'desk', conversation: C1, after: 0, events: [note], head: 1 });
  const problem = { code: 'conversation_unknown', text: 'none for you', retry: 'never', about: 'follow', path: C1 };
  tell({ type: 'problem', ...problem });
  const before = follows().length;
  const stored = (cid: string, deskSeq: number) =>
    tell({ type: 'ack', cid, conversation: C1, deskSeq, at: 1, head: { conversation: C1, seq: 2, deskSeq } });
  stored('019a9f09-0000-7000-8000-000000000001', 2);
  expect(follows().slice(before)).toEqual([
    { type: 'follow', conversations: [{ conversation: C1, seq: 2, deskSeq: 1 }] },
  ]);
  stored('019a9f09-0000-7000-8000-000000000002', 3);
  expect(follows()).toHaveLength(before + 1);
});
