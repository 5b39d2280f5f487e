import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { memoryDisk } from './testing/memory-disk.ts';
import { createRig, greet } from './testing/rig.ts';
import { scriptedTransport } from './testing/scripted-socket.ts';
import { ack, C1, facts, MEI, requested, SHOPPER, said } from './testing/shopper.ts';
import { settle, virtualClock } from './testing/virtual-clock.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { id: MEI.id, name: 'Mei', duty: 'agent', site: SITE };
const as = (self: object, more: object = {}) => ({ you: { role: 'agent', ...self }, state: [], ...more });
const problem = (cid: unknown, code: string) => ({ type: 'problem', code, text: code, retry: 'never', cid });
let seed = 0;

function agentOn(disk = memoryDisk(), wall = 1_700_000_000_000) {
  const rig = createRig(++seed, scriptedTransport(), disk, virtualClock(wall));
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  const events: unknown[] = [];
  agent.on('desk', (event) => events.push(event));
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  return {
    rig,
    agent,
    events,
    disk,
    sent,
    tell: (frame: unknown) => rig.net.last.tell(frame),
    async online(self: object = SELF, more: object = {}) {
      void agent.connect();
      await greet(rig, as(self, more));
    },
  };
}

describe('an agent’s outbox', () => {
  it('[OB8] what a reload left unsent goes out first, and waits for nobody else’s sign-in', async () => {
    const first = agentOn();
    await first.online();
    first.rig.net.last.end();
    void first.agent.send(C1, 'one');
    void first.agent.note(C1, 'two');
    await settle();
    const next = agentOn(first.disk);
    void next.agent.send(C1, 'three');
    await next.online();
    expect([...next.sent('say'), ...next.sent('note')].map(({ text }) => text)).toEqual(['one', 'three', 'two']);
  });

  it('[ID3] is another one for another agent and for another site, and none is lost', async () => {
    const first = agentOn();
    await first.online();
    first.rig.net.last.end();
    void first.agent.send(C1, 'of Mei');
    await settle();
    for (const self of [
      { ...SELF, id: '01kah0t3vq8m2r5x9zab' },
      { ...SELF, site: { ...SITE, id: '01kah0t3vq8m2r5x9z01' } },
    ]) {
      const other = agentOn(first.disk);
      await other.online(self);
      expect(other.sent('say')).toEqual([]);
    }
    expect(first.disk.made.size).toBe(1);
    const again = agentOn(first.disk);
    await again.online();
    expect(again.sent('say')).toMatchObject([{ text: 'of Mei' }]);
  });

  it('[ID3] is gone from the device when the agent signs out', async () => {
    const { agent, disk, rig, online } = agentOn();
    await online();
    rig.net.last.end();
    void agent.send(C1, 'unsent');
    await settle();
    expect(disk.records.size).toBe(1);
    await agent.signOut();
    await settle();
    expect(disk.records.size).toBe(0);
  });

  it('[OB9] says where it is kept, and how much is a day old', async () => {
    const { agent, disk, rig, online } = agentOn();
    disk.mode = 'full';
    await online();
    void agent.send(C1, 'one');
    await settle();
    expect([agent.view.storage, agent.view.stale, rig.asks]).toEqual(['memory', 0, true]);
    rig.net.last.end();
    await rig.clock.advance(25 * 3_600_000);
    rig.wake();
    await online();
    expect(agent.view.stale).toBe(1);
    agent.discardStale();
    expect([agent.view.stale, rig.asks]).toEqual([0, false]);
  });

  it('[OB12] what a restored relay has no conversation for is offered once and then let go', async () => {
    const first = agentOn();
    await first.online();
    void first.agent.take(C1);
    void first.agent.send(C1, 'one');
    await settle();
    const [take, say] = [...first.sent('take'), ...first.sent('say')];
    first.tell(ack(take?.cid, 2));
    first.tell(ack(say?.cid, 3));
    await settle();
    const next = agentOn(first.disk);
    await next.online(SELF, { epoch: 'e2' });
    expect(next.rig.net.last.sent.slice(1).map(({ type, cid }) => [type, cid])).toEqual([
      ['take', take?.cid],
      ['say', say?.cid],
    ]);
    for (const { cid } of [take, say].flatMap((frame) => frame ?? [])) next.tell(problem(cid, 'conversation_unknown'));
    await settle();
    const last = agentOn(first.disk);
    await last.online(SELF, { epoch: 'e2' });
    expect([...last.sent('take'), ...last.sent('say')]).toEqual([]);
  });
});

describe('an agent’s second thoughts and receipts', () => {
  it('[TL8] edits and recalls show in the thread; receipts are the shopper’s, `seen` the desk’s', async () => {
    const { rig, agent, sent, tell, online } = agentOn();
    await online();
    agent.open(C1);
    tell(facts([requested(), said(2, 'hi'), said(3, 'helo', { by: MEI })]));
    const marks = { shopper: { delivered: 3, read: 2 }, shop: { delivered: 2, read: 0 } };
    tell({ type: 'state', state: { topic: 'receipts', conversation: C1, ...marks } });
    const thread = () => agent.view.threads.get(C1);
    expect(thread()).toMatchObject({ receipts: { delivered: 3, read: 2 }, seen: 0 });
    agent.read(C1, 3);
    await rig.clock.advance(1_000);
    expect([thread()?.seen, sent('receipt')]).toMatchObject([2, [{ conversation: C1, read: 2 }]]);
    const edited = agent.edit(C1, 3, 'hello');
    const recalled = agent.recall(C1, 2).catch((error) => error.code);
    await settle();
    tell(ack(sent('edit')[0]?.cid, 4));
    tell(problem(sent('recall')[0]?.cid, 'message_unknown'));
    await expect(edited).resolves.toMatchObject({ seq: 4 });
    expect(await recalled).toBe('message_unknown');
    tell(
      facts([
        { ...said(4, 'hello', { by: MEI, of: 3 }), kind: 'edited' },
        { kind: 'recalled', seq: 5, at: 5, by: SHOPPER, of: 2 },
      ]),
    );
    expect(thread()?.events.map(({ kind }) => kind)).toEqual(['requested', 'erased', 'message', 'edited', 'recalled']);
    expect(thread()?.events[2]).toMatchObject({ text: 'hello', editedAt: 4 });
    const note = { kind: 'note', deskSeq: 1, afterSeq: 5, at: 5, by: MEI, text: 'likes blue' };
    tell({ type: 'desk', conversation: C1, after: 0, head: 1, events: [note] });
    tell(facts([{ kind: 'wiped', seq: 6, at: 6, by: { role: 'system' } }]));
    expect(JSON.stringify(thread())).not.toMatch(/hi|hello|blue/);
    expect(thread()?.desk).toMatchObject([{ kind: 'note', deskSeq: 1, text: '' }]);
    await expect(agent.edit(C1, 3, '')).rejects.toMatchObject({ code: 'text_empty' });
  });

  it('[OB18] what comes in behind the word of its erasing, from the desk or from further back, has none either', async () => {
    const { agent, events, tell, online } = agentOn();
    await online();
    agent.open(C1);
    const note = (deskSeq: number, afterSeq: number, text: string) => ({
      kind: 'note',
      deskSeq,
      afterSeq,
      at: 5,
      by: MEI,
      text,
    });
    tell({ ...facts([said(7, 'ancient'), { kind: 'wiped', seq: 8, at: 8, by: { role: 'system' } }]), after: 6 });
    tell({ type: 'desk', conversation: C1, after: 1, head: 1, events: [] });
    tell({ type: 'desk', conversation: C1, after: 1, head: 3, events: [note(2, 7, 'crimson'), note(3, 8, 'new')] });
    void agent.history(C1, { limit: 6 });
    await settle();
    const page = { url: 'https://shop.example/blue', title: 'blue' };
    const older = [{ ...requested(), page }, ...[2, 3, 4, 5, 6].map((seq) => said(seq, 'blue'))];
    tell({ type: 'history', conversation: C1, before: 7, events: older, more: false, desk: [note(1, 2, 'blue')] });
    const thread = agent.view.threads.get(C1);
    expect(thread?.events).toHaveLength(8);
    expect(thread?.desk.map((event) => 'text' in event && event.text)).toEqual(['', '', 'new']);
    expect(events).toHaveLength(2);
    expect(JSON.stringify([thread, events])).not.toMatch(/blue|crimson|ancient/);
  });
});
