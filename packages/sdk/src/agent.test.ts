import { describe, expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import type { AgentEvents } from './agent-types.ts';
import { createRig, greet, welcome } from './testing/rig.ts';
import { assigned, C1, C2, facts, MEI, requested, SHOPPER, said } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const MEI_SELF = { id: MEI.id, name: 'Mei', duty: 'agent', site: SITE };
const JUN_SELF = { ...MEI_SELF, id: '01kah0t3vq8m2r5x9zab', name: 'Jun' };
const row = (conversation: string, more: object = {}) => ({
  conversation,
  state: 'requested',
  shopper: { id: SHOPPER.id },
  seq: 2,
  deskSeq: 1,
  openedAt: 1,
  ...more,
});
const lists = (waiting: object[] = [], mine: object[] = []) => [
  { topic: 'waiting', rev: 3, rows: waiting },
  { topic: 'mine', rev: 7, rows: mine },
];
const asAgent = (self: object = MEI_SELF, state: object[] = lists()) => ({ you: { role: 'agent', ...self }, state });
const note = (deskSeq: number, afterSeq: number, text: string, more: object = {}) => ({
  kind: 'note',
  deskSeq,
  afterSeq,
  at: 1,
  by: MEI,
  text,
  ...more,
});
const desk = (events: { deskSeq: number }[]) => ({
  type: 'desk',
  conversation: C1,
  after: (events[0]?.deskSeq ?? 1) - 1,
  events,
  head: events.at(-1)?.deskSeq ?? 0,
});
const deskAck = (cid: unknown, deskSeq: number) => ({
  type: 'ack',
  cid,
  conversation: C1,
  deskSeq,
  at: 9,
  head: { conversation: C1, seq: 2, deskSeq },
});

type Answer = { status: number; body?: unknown };

function agentOn(answers: Answer[] = [], token: string | undefined = 'token') {
  const rig = createRig();
  const calls: [string, RequestInit | undefined][] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    calls.push([String(url), init]);
    const answer = answers.shift();
    if (!answer) throw new TypeError('no network');
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), { status: answer.status });
  };
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', ...(token ? { token } : {}) },
  );
  const heard: [string, unknown][] = [];
  for (const event of ['connection', 'error', 'event', 'desk', 'signedOut'] as const) {
    agent.on(event, (value: AgentEvents[typeof event]) => heard.push([event, value]));
  }
  const of = (event: string) => heard.filter(([name]) => name === event).map(([, value]) => value);
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  return { rig, agent, calls, of, sent, tell: (frame: unknown) => rig.net.last.tell(frame) };
}

async function greetedAgent(more: object = asAgent(), answers: Answer[] = []) {
  const set = agentOn(answers);
  void set.agent.connect();
  await greet(set.rig, more);
  return set;
}

describe('signing in', () => {
  it('greets with the token it was given, and learns whom it speaks for', async () => {
    const { rig, agent } = agentOn();
    const self = agent.connect();
    await greet(rig, asAgent());
    await expect(self).resolves.toMatchObject({ name: 'Mei', site: { slug: 'demo' } });
    expect([rig.net.last.url, rig.net.last.sent[0]]).toMatchObject([
      'ws://localhost:8080/ws',
      { role: 'agent', token: 'token' },
    ]);
  });

  it('signs in over HTTP and greets with the token that comes', async () => {
    const { rig, agent, calls } = agentOn([{ status: 200, body: { self: MEI_SELF, token: 'fresh' } }], undefined);
    await expect(agent.signIn({ email: 'mei@shop.example', password: 'pw' })).resolves.toMatchObject({ name: 'Mei' });
    expect(calls[0]).toMatchObject([
      'http://localhost:8080/api/v1/session',
      { method: 'POST', credentials: 'include' },
    ]);
    void agent.connect();
    await greet(rig, asAgent());
    expect(rig.net.last.sent[0]?.token).toBe('fresh');
  });

  it('says why a sign-in failed', async () => {
    const answers = [
      { status: 401, body: { code: 'sign_in_refused', text: 'no' } },
      { status: 429, body: { code: 'rate_limited', retryAfterMs: 4_000 } },
      { status: 200, body: { self: { id: 1 } } },
      { status: 403, body: { code: 'origin_refused', address: 'https://chat.example' } },
      { status: 502, body: '<html>' },
    ];
    const { agent } = agentOn(answers);
    const signIn = () => agent.signIn({ email: 'e', password: 'p' });
    await expect(signIn()).rejects.toMatchObject({ code: 'sign_in_refused', retry: 'fix' });
    await expect(signIn()).rejects.toMatchObject({ code: 'rate_limited', retry: 'later', retryAfterMs: 4_000 });
    await expect(signIn()).rejects.toMatchObject({ code: 'internal' });
    await expect(signIn()).rejects.toMatchObject({ code: 'origin_refused', address: 'https://chat.example' });
    await expect(signIn()).rejects.toMatchObject({ code: 'internal' });
    await expect(signIn()).rejects.toMatchObject({ code: 'offline' });
  });

  it('rejects connect when nobody is signed in', async () => {
    const { rig, agent, of } = agentOn();
    const self = agent.connect();
    await settle();
    rig.net.last.open();
    rig.net.last.tell({ type: 'problem', code: 'session_invalid', text: 'no', retry: 'again' });
    await expect(self).rejects.toMatchObject({ code: 'session_invalid' });
    expect([agent.view.connection, of('signedOut')]).toEqual(['refused', []]);
  });

  it('tells when the session ended, keeps what is unsent, and goes on after signing in again', async () => {
    const { rig, agent, of, sent } = await greetedAgent(asAgent(), [
      { status: 200, body: { self: MEI_SELF, token: 't2' } },
    ]);
    agent.open(C1);
    void agent.send(C1, 'hi');
    rig.net.last.tell({ type: 'problem', code: 'session_invalid', text: 'no', retry: 'again' });
    rig.net.last.end(4401);
    await settle();
    expect([of('signedOut').length, agent.view.connection, agent.view.self]).toEqual([1, 'refused', undefined]);
    await agent.signIn({ email: 'e', password: 'p' });
    await greet(rig, asAgent());
    expect([agent.view.self?.name, sent('say').map(({ text }) => text)]).toEqual(['Mei', ['hi']]);
  });

  it('[ID3] another agent gets nothing of the former one’s, and nothing goes out in their name', async () => {
    const { rig, agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    tell(facts([requested(), said(2, 'secret')]));
    const unsent = agent.send(C1, 'from Mei').catch((error) => error.code);
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, asAgent(JUN_SELF));
    expect(await unsent).toBe('signed_out');
    expect([agent.view.threads.size, agent.view.self?.name, sent('say'), sent('follow')]).toEqual([0, 'Jun', [], []]);
  });

  it('signs out: forgets everything and ends the session', async () => {
    const { rig, agent, calls, tell } = await greetedAgent(asAgent(MEI_SELF, lists([row(C1)])), [{ status: 204 }]);
    agent.open(C1);
    tell(facts([requested(), said(2, 'secret')]));
    await agent.signOut();
    expect(calls[0]).toMatchObject([
      'http://localhost:8080/api/v1/session',
      { method: 'DELETE', headers: { authorization: 'Bearer token' } },
    ]);
    expect(agent.view).toMatchObject({ connection: 'idle', self: undefined, waiting: [], mine: [] });
    expect([agent.view.threads.size, rig.net.last.dropped, rig.clock.timers]).toEqual([0, true, 0]);
  });
});

describe('the lists', () => {
  const ids = (rows: readonly { conversation: string }[]) => rows.map(({ conversation }) => conversation);

  it('shows them whole from the welcome, and follows the patches', async () => {
    const { agent, tell } = await greetedAgent(asAgent(MEI_SELF, lists([row(C1)])));
    expect([ids(agent.view.waiting), ids(agent.view.mine)]).toEqual([[C1], []]);
    tell({ type: 'state', state: { topic: 'waiting', rev: 4, put: [row(C2)], drop: [] } });
    tell({ type: 'state', state: { topic: 'waiting', rev: 5, put: [row(C2, { seq: 5 })], drop: [C1] } });
    expect(agent.view.waiting).toMatchObject([{ conversation: C2, seq: 5 }]);
    tell({ type: 'state', state: { topic: 'waiting', rev: 5, put: [row(C1)], drop: [] } });
    expect(ids(agent.view.waiting)).toEqual([C2]);
    tell({ type: 'state', state: { topic: 'waiting', rev: 9, rows: [] } });
    expect(ids(agent.view.waiting)).toEqual([]);
  });

  it('greets anew when a patch was missed', async () => {
    const { rig, agent, tell } = await greetedAgent();
    tell({ type: 'state', state: { topic: 'mine', rev: 9, put: [row(C1)], drop: [] } });
    await greet(rig, asAgent(MEI_SELF, lists([], [row(C1), row(C2)])));
    expect([rig.net.sockets.length, ids(agent.view.mine)]).toEqual([2, [C1, C2]]);
  });

  it('skips a list that is not one', async () => {
    const { agent, tell } = await greetedAgent(asAgent(MEI_SELF, lists([row(C1)])));
    tell({ type: 'state', state: { topic: 'waiting', rev: 4, put: [{ conversation: C2, shopper: 'x' }], drop: [] } });
    expect(ids(agent.view.waiting)).toEqual([C1]);
  });
});

describe('threads', () => {
  it('follows what is open, shows both logs, and tells what is news', async () => {
    const { agent, tell, sent, of } = await greetedAgent();
    agent.open(C1);
    agent.open(C1);
    expect(sent('follow')).toEqual([{ type: 'follow', conversations: [{ conversation: C1 }] }]);
    tell(facts([requested(), said(2, 'hello')]));
    tell(desk([{ kind: 'case_opened', deskSeq: 1, afterSeq: 1, at: 1, by: { role: 'system' }, case: C2 } as never]));
    tell(desk([note(2, 2, 'VIP')]));
    tell(facts([assigned(3)]));
    const thread = agent.view.threads.get(C1);
    expect(thread).toMatchObject({ state: 'active', desk: [{ deskSeq: 1 }, { deskSeq: 2, text: 'VIP' }] });
    expect([of('event'), of('desk')]).toMatchObject([
      [{ seq: 3, conversation: C1 }],
      [{ deskSeq: 2, conversation: C1 }],
    ]);
  });

  it('[TL2] mends a hole in the desk’s log too', async () => {
    const { agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    tell(facts([requested(), said(2, 'hello')]));
    tell(desk([note(1, 1, 'one')]));
    tell(desk([note(3, 2, 'three')]));
    expect(sent('follow').at(-1)).toEqual({
      type: 'follow',
      conversations: [{ conversation: C1, seq: 2, deskSeq: 1 }],
    });
    tell(desk([note(2, 2, 'two'), note(3, 2, 'three')]));
    expect(agent.view.threads.get(C1)?.desk.map(({ deskSeq }) => deskSeq)).toEqual([1, 2, 3]);
  });

  it('[TL2] reads both logs anew from where they start when the desk’s first page was lost', async () => {
    const { rig, agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    tell(facts([said(8, 'eight'), said(9, 'nine')]));
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, asAgent());
    expect(sent('follow')).toEqual([{ type: 'follow', conversations: [{ conversation: C1, seq: 7 }] }]);
  });

  it('asks again for everything open after a reconnect, from where it stands', async () => {
    const { rig, agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    agent.open(C2);
    tell(facts([requested(), said(2, 'hello')]));
    tell(desk([note(1, 1, 'one')]));
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, asAgent());
    expect(sent('follow')).toEqual([
      { type: 'follow', conversations: [{ conversation: C1, seq: 2, deskSeq: 1 }, { conversation: C2 }] },
    ]);
    agent.leave(C2);
    expect([sent('unfollow'), [...agent.view.threads.keys()]]).toEqual([
      [{ type: 'unfollow', conversations: [C2] }],
      [C1],
    ]);
  });

  it('[TL9] asks anew for what is opened again and is in no list, from where it stands', async () => {
    const { agent, tell, sent } = await greetedAgent(asAgent(MEI_SELF, lists([row(C2)])));
    for (const conversation of [C1, C2]) agent.open(conversation);
    tell(facts([requested(), said(2, 'hello')]));
    tell(desk([note(1, 1, 'one')]));
    const before = sent('follow').length;
    for (const conversation of [C2, C1]) agent.open(conversation);
    expect(sent('follow').slice(before)).toEqual([
      { type: 'follow', conversations: [{ conversation: C1, seq: 2, deskSeq: 1 }] },
    ]);
  });

  it('[TL7] reads what is open anew from another store', async () => {
    const { rig, agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    tell(facts([requested(), said(2, 'hello')]));
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { ...asAgent(), epoch: 'e2' });
    await greet(rig, { ...asAgent(), epoch: 'e2' });
    expect(sent('follow')).toEqual([{ type: 'follow', conversations: [{ conversation: C1 }] }]);
    expect(agent.view.threads.get(C1)?.events).toEqual([]);
  });

  it('asks for at most 200 conversations at once', async () => {
    const { rig, agent, sent } = await greetedAgent();
    for (let i = 0; i < 250; i++) agent.open(`conversation${i}`);
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, asAgent());
    expect(sent('follow').map(({ conversations }) => (conversations as unknown[]).length)).toEqual([200, 50]);
  });

  it('loads older events with the notes between them', async () => {
    const { agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    tell(facts([said(3, 'three')], 3));
    tell(desk([note(4, 3, 'late')]));
    const older = agent.history(C1, { limit: 2 });
    await settle();
    expect(sent('history')).toEqual([{ type: 'history', conversation: C1, before: 3, limit: 2 }]);
    const notes = [note(2, 1, 'early'), { kind: 'whisper', deskSeq: 3, afterSeq: 2 }];
    tell({
      type: 'history',
      conversation: C1,
      before: 3,
      events: [requested(), said(2, 'two')],
      desk: notes,
      more: false,
    });
    await expect(older).resolves.toBe(false);
    const thread = agent.view.threads.get(C1);
    expect(thread).toMatchObject({
      more: false,
      events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
      desk: [{ deskSeq: 2 }, { deskSeq: 4 }],
    });
    await expect(agent.history(C1)).resolves.toBe(false);
    await expect(agent.history(C2)).rejects.toMatchObject({ code: 'conversation_unknown' });
  });

  it('keeps a thread’s identity while nothing in it changes', async () => {
    const { agent, tell } = await greetedAgent();
    agent.open(C1);
    agent.open(C2);
    tell(facts([requested(), said(2, 'hello')]));
    const before = agent.view.threads.get(C1);
    void agent.send(C2, 'elsewhere');
    expect(agent.view.threads.get(C1)).toBe(before);
    expect(agent.view.threads.get(C2)?.pending).toMatchObject([{ text: 'elsewhere', status: 'sending' }]);
  });
});

describe('requests', () => {
  it('[OB6] shows a note in its lane until it is in the desk’s log', async () => {
    const { agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    tell(facts([requested(), said(2, 'hello')]));
    const stored = agent.note(C1, 'VIP');
    const cid = sent('note')[0]?.cid;
    expect(agent.view.threads.get(C1)?.pending).toMatchObject([{ cid, lane: 'desk', text: 'VIP' }]);
    tell(deskAck(cid, 1));
    await expect(stored).resolves.toEqual({ cid, conversation: C1, deskSeq: 1, at: 9 });
    tell(desk([note(1, 2, 'VIP', { cid })]));
    expect(agent.view.threads.get(C1)).toMatchObject({ pending: [], desk: [{ text: 'VIP' }] });
  });

  it('takes and closes; who was late hears it and has nothing to tidy up', async () => {
    const { agent, tell, sent } = await greetedAgent();
    agent.open(C1);
    const late = agent.take(C1);
    tell({ type: 'problem', code: 'already_taken', text: 'no', retry: 'never', cid: sent('take')[0]?.cid });
    await expect(late).rejects.toMatchObject({ code: 'already_taken' });
    expect(agent.view.threads.get(C1)?.pending).toEqual([]);
    const closed = agent.close(C1);
    tell({
      type: 'ack',
      cid: sent('close')[0]?.cid,
      conversation: C1,
      seq: 3,
      at: 9,
      head: { conversation: C1, seq: 3 },
    });
    await expect(closed).resolves.toMatchObject({ seq: 3 });
  });

  it('is done with a request to a thread that is not open once it is acked', async () => {
    const { rig, agent, tell, sent } = await greetedAgent();
    const taken = agent.take(C1);
    tell({
      type: 'ack',
      cid: sent('take')[0]?.cid,
      conversation: C1,
      seq: 3,
      at: 9,
      head: { conversation: C1, seq: 3 },
    });
    await expect(taken).resolves.toMatchObject({ conversation: C1 });
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, asAgent());
    expect(sent('take')).toEqual([]);
    await expect(agent.send(C1, ' ')).rejects.toMatchObject({ code: 'text_empty' });
  });

  it('[LK5] leaves nothing behind', async () => {
    const { rig, agent } = await greetedAgent();
    agent.open(C1);
    agent.typing(C1);
    void agent.send(C1, 'unsent');
    agent.destroy();
    expect([rig.clock.timers, rig.listening, rig.net.last.dropped]).toEqual([0, 0, true]);
    await expect(agent.take(C1)).rejects.toMatchObject({ code: 'destroyed' });
    expect(welcome().type).toBe('welcome');
  });
});
