import { randomBytes } from 'node:crypto';
import { type ChatError, createChat } from '@shopbell/sdk';
import { checkHistory } from '../../sim/history.ts';
import { agentToken } from './lib/crowd.ts';
import { type Honest, honestClient } from './lib/honest.ts';
import { type Ledger, newLedger, verdict } from './lib/ledger.ts';
import { readLogs } from './lib/logs.ts';
import { type OldClient, oldClient } from './lib/old-client.ts';
import { isPlanted, runPlanted } from './lib/planted.ts';
import { scriptedRelay } from './lib/scripted-relay.ts';
import { type Server, startServer } from './lib/server.ts';
import { sumOf } from './lib/sum.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

const ROUNDS: Readonly<Record<Scale, number>> = { short: 8, long: 200 };

const identityOf = ({ demo }: Server, token = randomBytes(32).toString('base64url')) => ({
  site: demo.site,
  apiKey: demo.apiKey,
  token,
});

/** The number of one's own newest message. */
const newest = (client: Honest, conversation: string, cid: string): number =>
  client.screens.get(conversation)?.public.find((event) => event.cid === cid)?.seq ?? 0;

/** The one of now uses everything that came after the first release; the one of then talks on. */
async function talk(older: OldClient, newer: Honest, conversation: string, rounds: number): Promise<void> {
  const both = (): boolean => [older, newer].every((client) => client.isSettled());
  for (let i = 1; i <= rounds; i++) {
    const cid = newer.press('say', { conversation, text: `${newer.who} says ${i}` });
    older.press('say', { conversation, text: `${older.who} says ${i}` });
    await until(both, 10_000, 5);
    const of = newest(newer, conversation, cid);
    newer.tell({ type: 'receipt', conversation, delivered: of, read: of });
    newer.press('edit', { conversation, of, text: `${newer.who} meant ${i}` });
    if (i % 2 === 0) newer.press('recall', { conversation, of });
    if (i % 3 === 0) older.socket?.terminate();
    await until(both, 10_000, 5);
  }
}

const standsWhole = (client: OldClient, conversation: string, head: number): string[] => {
  const seq = client.screens.get(conversation)?.seq ?? 0;
  return seq === head ? [] : [`${client.who} stands at ${seq} of ${head}`];
};

/** Older clients at the relay of now, as shopper and as agent. */
async function olderClients(rounds: number): Promise<Outcome> {
  const server = await startServer();
  const ledger = newLedger();
  const base = { port: server.port, ledger };
  try {
    const token = randomBytes(32).toString('base64url');
    const shoppers = {
      old: oldClient({ ...base, who: 'old shopper', role: 'shopper', identity: identityOf(server, token) }),
      now: honestClient({ ...base, who: 'new shopper', role: 'shopper', identity: identityOf(server) }),
    };
    const agents = {
      old: oldClient({ ...base, who: 'old agent', role: 'agent', identity: { token: await agentToken(server, 0) } }),
      now: honestClient({ ...base, who: 'new agent', role: 'agent', identity: { token: await agentToken(server, 1) } }),
    };
    const pairs = [
      { shopper: shoppers.old, agent: agents.now, older: shoppers.old, newer: agents.now },
      { shopper: shoppers.now, agent: agents.old, older: agents.old, newer: shoppers.now },
    ];
    const heads: (() => string[])[] = [];
    for (const { shopper, agent, older, newer } of pairs) {
      agent.connect();
      shopper.connect();
      shopper.press('say', { text: 'hello' });
      await until(() => shopper.screens.size > 0 && agent.welcomes > 0, 10_000);
      const conversation = [...shopper.screens.keys()][0] ?? '';
      agent.follow(conversation);
      agent.press('take', { conversation });
      await until(() => shopper.isSettled() && agent.isSettled(), 10_000);
      await talk(older, newer, conversation, rounds);
      heads.push(() => standsWhole(older, conversation, newer.screens.get(conversation)?.seq ?? -1));
    }
    // One that comes late and reads a log full of what it doesn't know, from the first number on.
    const late = oldClient({ ...base, who: 'late old shopper', role: 'shopper', identity: identityOf(server, token) });
    late.connect();
    const [conversation = ''] = shoppers.old.screens.keys();
    const head = agents.now.screens.get(conversation)?.seq ?? -1;
    await until(() => late.screens.get(conversation)?.seq === head, 5000, 10, false);
    const olders = [shoppers.old, agents.old, late];
    const failures = [
      ...olders.flatMap((client) => client.offended),
      ...heads.flatMap((check) => check()),
      ...standsWhole(late, conversation, head),
    ];
    const skipped = olders.reduce((sum, client) => sum + client.skipped.events + client.skipped.frames, 0);
    const all = [...olders, shoppers.now, agents.now];
    const unsent = all.flatMap((client) => client.unsent);
    for (const client of all) client.stop();
    await server.kill();
    const figures = { 'skipped by older clients': skipped };
    return verdict(ledger, { logs: readLogs(server.dataDir), shown: [], unsent }, figures, failures);
  } finally {
    await server.remove();
  }
}

const codeOf = ({ code }: ChatError): string => code;

/** The SDK of now at a relay of another time: it must say and show everything that it knows. */
async function otherRelay(time: 'street' | 'later', rounds: number): Promise<Outcome> {
  const relay = await scriptedRelay(time);
  const ledger: Ledger = newLedger();
  const chat = createChat({ endpoint: relay.url, site: 'demo' });
  try {
    for (let i = 1; i <= rounds; i++) {
      const text = `message ${i}`;
      const sent = chat.send(text).then(
        ({ cid, conversation, seq }) => {
          ledger.pressed.push({ sender: 'shopper', cid, deed: 'say', text });
          ledger.acked.push({ cid, conversation, seq });
        },
        () => undefined,
      );
      await Promise.race([sent, sleep(isPlanted() ? 300 : 10_000)]);
      if (i === Math.ceil(rounds / 2)) relay.cut();
    }
    const refusal =
      time === 'street' ? await chat.edit(2, 'other words').then(() => 'nothing', codeOf) : 'unknown_frame';
    const said = (): number => relay.log.filter(({ kind }) => kind === 'message').length;
    const shown = () => (chat.view.thread?.events ?? []).filter(({ kind }) => kind === 'message');
    await until(() => shown().length >= 2 * rounds, isPlanted() ? 500 : 5000, 10, false);
    // What the relay itself says has no cid: the checker is told of the shopper's words only.
    const own = relay.log.filter(({ kind, cid }) => kind !== 'message' || cid !== undefined);
    const logs = [
      { conversation: relay.conversation, public: own.map((event, i) => ({ ...event, seq: i + 1 })), desk: [] },
    ];
    const places = new Map(own.map(({ seq }, i) => [seq, i + 1]));
    const acked = ledger.acked.map((ack) => ({ ...ack, seq: places.get(ack.seq ?? 0) }));
    const { counters } = checkHistory({ pressed: ledger.pressed, acked, logs, shown: [], unsent: [] });
    const seqs = shown().map(({ seq }) => seq);
    return {
      counters: { ...counters, gaps: counters.gaps + Math.max(0, said() - seqs.length), stuck: rounds - acked.length },
      figures: { pressed: rounds, acked: acked.length, refused: relay.refused.length },
      failures: [
        ...(seqs.every((seq, i) => i === 0 || seq > (seqs[i - 1] ?? 0)) ? [] : ['the screen is out of order']),
        ...(refusal === 'unknown_frame' ? [] : [`an edit at a relay that knows none was answered with ${refusal}`]),
        ...(chat.view.connection === 'online' ? [] : [`the line is ${chat.view.connection}`]),
      ],
    };
  } finally {
    chat.destroy();
    relay.close();
  }
}

async function run(scale: Scale): Promise<Outcome> {
  const rounds = ROUNDS[scale];
  const parts = [
    ...(isPlanted() ? [] : [await olderClients(rounds)]),
    await otherRelay('street', rounds),
    await otherRelay('later', rounds),
  ];
  return {
    counters: sumOf(parts.map(({ counters }) => counters)),
    figures: Object.assign({}, ...parts.map(({ figures }) => figures).reverse()),
    failures: parts.flatMap(({ failures = [] }) => failures),
  };
}

export const fault: Fault = {
  name: 'old-new',
  what: 'Clients of the first release talk to the server of now, which sends what they never heard of; the SDK of now talks to a relay of the first release and to one from the future.',
  rules: ['C26'],
  control: 'what the client does not know does not move its place',
  shows: ['gaps'],
  run,
  runControl: () => runPlanted('old-new', 'short', 'unknown-stops'),
};
