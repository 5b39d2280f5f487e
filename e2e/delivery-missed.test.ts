import { createChat } from '@shopbell/sdk';
import { type Agent, createAgent } from '@shopbell/sdk/agent';
import { createFaultProxy, type FaultProxy } from '@shopbell/sdk/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberToken, type Relay, signInOf, startRelay } from './lib/index.ts';
import { type Frame, openWire, shopperHello } from './lib/wire.ts';

const MISSED = 1000;
/** Every tenth of what is missed changes what was said before, every tenth is the desk's alone. */
const PLAN = ['say', 'answer', 'say', 'note', 'answer', 'edit', 'say', 'answer', 'recall', 'answer'] as const;

let relay: Relay;
let proxy: FaultProxy;
beforeAll(async () => {
  relay = await startRelay({ SHOPBELL_LIMIT_RATE_PER_SECOND: '100000', SHOPBELL_LIMIT_RATE_BURST: '100000' });
  proxy = await createFaultProxy({ target: { port: relay.port } });
});
afterAll(async () => {
  await proxy?.close();
  await relay?.remove();
});

const member = () => memberToken(relay.demo.jwtSecret, { sub: 'missed', aud: 'demo' });

/** The same member from a device with this endpoint. */
async function shopper(endpoint: string) {
  const chat = createChat({ endpoint, site: 'demo', apiKey: relay.demo.apiKey });
  await chat.identify(member);
  return chat;
}

async function agent(endpoint: string): Promise<Agent> {
  const client = createAgent({ endpoint });
  await client.signIn(signInOf(relay, 'agent'));
  await client.connect();
  return client;
}

/** Resolves when `ready` is true of a client that tells its changes. */
const until = (client: { on(event: 'change', heard: () => void): () => void }, ready: () => boolean) =>
  new Promise<void>((resolve) => {
    if (ready()) return resolve();
    const stop = client.on('change', () => {
      if (!ready()) return;
      stop();
      resolve();
    });
  });

interface Said extends Record<string, unknown> {
  kind: string;
  seq: number;
}

/** A conversation's logs, page by page, over a bare line. */
async function logs(hello: object, conversation: string, head: { seq: number; deskSeq?: number }) {
  const wire = await openWire(relay.url, '');
  wire.send(hello);
  await wire.next(({ type }) => type === 'welcome');
  if (head.deskSeq) wire.send({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
  const is = (type: string, to: number) => (frame: Frame) =>
    frame.type === type &&
    (frame.events as { seq?: number; deskSeq?: number }[]).some((event) => (event.seq ?? event.deskSeq) === to);
  await wire.next(is('facts', head.seq));
  if (head.deskSeq) await wire.next(is('desk', head.deskSeq));
  const of = (type: string) => wire.frames.flatMap((frame) => (frame.type === type ? (frame.events as Said[]) : []));
  wire.socket.close();
  return { facts: of('facts'), desk: of('desk') };
}

/** What a screen makes of the public log: messages read as last edited. */
const folded = (log: readonly Said[]) =>
  log.map((event) => {
    const edit = log.findLast((each) => each.kind === 'edited' && each.of === event.seq);
    return event.kind === 'message' && edit ? { ...event, text: edit.text, editedAt: edit.at } : event;
  });

test('who missed 1,000 messages, edits, recalls and notes sees the public log, an agent both logs', {
  timeout: 120_000,
}, async () => {
  const absent = { shopper: await shopper(proxy.url), agent: await agent(proxy.url) };
  const present = { shopper: await shopper(relay.url), agent: await agent(relay.url) };

  const { conversation } = await absent.shopper.send('Before the line went');
  await present.agent.take(conversation);
  absent.agent.open(conversation);
  await until(absent.agent, () => absent.agent.view.threads.get(conversation)?.state === 'active');
  await proxy.refuse();
  proxy.endAll('cut');

  const mine = { say: [] as number[], answer: [] as number[] };
  const head = { seq: 0, deskSeq: 0 };
  for (let i = 0; i < MISSED; i++) {
    const deed = PLAN[i % PLAN.length];
    const latest = mine.answer.at(-1) ?? 0;
    if (deed === 'note') head.deskSeq = (await present.agent.note(conversation, `note ${i}`)).deskSeq;
    if (deed === 'say') mine.say.push((await present.shopper.send(`question ${i}`)).seq);
    if (deed === 'answer') mine.answer.push((await present.agent.send(conversation, `answer ${i} 有货`)).seq);
    if (deed === 'edit') await present.agent.edit(conversation, latest, `answer ${i}, in other words`);
    if (deed === 'recall') await present.shopper.recall(mine.say.pop() ?? 0);
  }
  // The plan ends with an answer.
  head.seq = mine.answer.at(-1) ?? 0;
  expect(head.seq).toBe(3 + 0.9 * MISSED);

  await proxy.accept();
  const thread = () => absent.shopper.view.thread;
  const desk = () => absent.agent.view.threads.get(conversation);
  await Promise.all([
    until(absent.shopper, () => thread()?.events.at(-1)?.seq === head.seq),
    until(absent.agent, () => desk()?.events.at(-1)?.seq === head.seq && desk()?.desk.at(-1)?.deskSeq === head.deskSeq),
  ]);

  const session = await fetch(`${relay.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signInOf(relay, 'agent')),
  }).then((answer) => answer.json() as Promise<{ token: string }>);
  const asShopper = shopperHello({
    apiKey: relay.demo.apiKey,
    jwt: member(),
    follow: [{ conversation, seq: 0 }],
  });
  const asAgent = { type: 'hello', role: 'agent', protocol: 1, token: session.token };
  const [seen, known] = [
    await logs(asShopper, conversation, { seq: head.seq }),
    await logs(asAgent, conversation, head),
  ];

  expect(seen.facts.map(({ seq }) => seq)).toEqual(Array.from({ length: head.seq }, (_, i) => i + 1));
  expect(thread()?.events).toEqual(folded(seen.facts));
  expect(seen.desk).toEqual([]);
  expect(known.facts).toEqual(seen.facts);
  expect(desk()?.events).toEqual(folded(known.facts));
  expect(desk()?.desk).toEqual(known.desk);
  expect(new Set(seen.facts.map(({ kind }) => kind))).toEqual(
    new Set(['requested', 'message', 'assigned', 'edited', 'recalled', 'erased']),
  );
  for (const client of [...Object.values(absent), ...Object.values(present)]) client.destroy();
});
