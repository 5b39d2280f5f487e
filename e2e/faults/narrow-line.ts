import { createFaultProxy, type FaultProxy, type LineConditions, TWO_G } from '@shopbell/sdk/testing';
import { newLedger, verdict } from './lib/ledger.ts';
import { colleague, endPeople, type Person, settlePeople, shopper, takeAll } from './lib/people.ts';
import { isPlanted, runPlanted } from './lib/planted.ts';
import { type Server, startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { until } from './lib/until.ts';

/** The longest message there is, 12 kB. */
const WORDS = '慢'.repeat(3980);

interface Shape {
  /** Said while the shopper's line is cut, in messages. */
  messages: number;
  line: LineConditions;
  /** The client gives a line up after this and 15 s without a whole frame, the server after 2.5 of it without an answer. */
  heartbeatMs: number;
  settleMs: number;
}

/** What was missed takes longer than the client's patience; with 96 kB on its way a ping is answered within the server's. */
const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { messages: 21, line: { bytesPerSecond: 12_000 }, heartbeatMs: 4000, settleMs: 35_000 },
  long: { messages: 40, line: TWO_G, heartbeatMs: 25_000, settleMs: 400_000 },
};
/** By then a line that brings everything has brought it. */
const PLANTED_SETTLE_MS = 26_000;

/** Tells the one shopper's conversation all of it, over a good line. */
async function missALot(agent: Person, conversation: string, messages: number): Promise<void> {
  for (let i = 0; i < messages; i++) agent.say(`${i} ${WORDS}`, conversation);
  await until(() => agent.unsent().length === 0, 30_000);
}

async function run({ messages, line, heartbeatMs, settleMs }: Shape, plant?: string): Promise<Outcome> {
  const server: Server = await startServer({ plant, env: { SHOPBELL_LIMIT_HEARTBEAT_MS: `${heartbeatMs}` } });
  const proxy: FaultProxy = await createFaultProxy({ target: { port: server.port } });
  const ledger = newLedger();
  try {
    const person = shopper('shopper', proxy.url, server, ledger);
    person.say('shopper says hello');
    const staff = await colleague(0, server.url, server, ledger);
    await takeAll([person], [staff], ledger);
    const conversation = person.chat.view.thread?.conversation ?? '';
    await proxy.refuse();
    proxy.endAll('cut');
    await missALot(staff, conversation, messages);
    proxy.set(line);
    const before = proxy.connections.length;
    await proxy.accept();
    const settledMs = await settlePeople([person, staff], plant ? PLANTED_SETTLE_MS : settleMs);
    const lines = proxy.connections.length - before;
    const failures = lines > 1 ? [`it took ${lines} lines to bring everything`] : [];
    const figures = { messages, 'of kB': Math.round(Buffer.byteLength(WORDS) / 1000), lines, 'came in ms': settledMs };
    return verdict(ledger, await endPeople([person, staff], server), figures, failures);
  } finally {
    await proxy.close();
    await server.remove();
  }
}

const PLANT = 'large-pages';
const control = (): Promise<Outcome> => runPlanted('narrow-line', 'short', PLANT);
/** In the short form the control, a process of its own, runs beside the fault: both do little but wait. */
let beside: Promise<Outcome> | undefined;

export const fault: Fault = {
  name: 'narrow-line',
  what: 'A phone on a 2G line comes back to a conversation in which much was said: bringing it takes longer than anybody waits for a silent line.',
  rules: ['C11', 'C12', 'C22', 'C25'],
  control: 'the server sends a page in one frame, however large',
  shows: ['gaps'],
  run(scale) {
    if (isPlanted()) return run(SHAPE.short, PLANT);
    if (scale === 'long') return run(SHAPE.long);
    beside = control();
    // Whoever waits for it is told.
    beside.catch(() => undefined);
    return run(SHAPE.short);
  },
  runControl: () => beside ?? control(),
};
