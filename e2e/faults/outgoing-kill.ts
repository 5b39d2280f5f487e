import { openReceiver, type Receiver, webhookAdmin } from '../lib/webhook-receiver.ts';
import { gather } from './lib/crowd.ts';
import { type Ending, verdict } from './lib/ledger.ts';
import { startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep } from './lib/until.ts';

interface Shape {
  kills: number;
  /** So many of them at least come when something is written and not called for. */
  met: number;
  /** The receiver takes this long over a call, in ms: less goes out than is said, so that something always waits. */
  answerMs: number;
  shoppers: number;
  perSecond: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { kills: 5, met: 1, answerMs: 120, shoppers: 6, perSecond: 30 },
  long: { kills: 110, met: 100, answerMs: 140, shoppers: 20, perSecond: 30 },
};

/** What becomes no less for this long stands, in ms: the longest pause of a target that takes. */
const STANDS_MS = 30_000;

interface Told {
  readonly conversation: { readonly id: string };
  readonly event: { readonly seq: number; readonly at: number };
}

/** How many of the kills came between a commit and its call, and how many between a call and the note of it. */
function met(killedAt: readonly number[], { taken }: Receiver): { unsent: number; unnoted: number } {
  const calls = [...Map.groupBy(taken, ({ id }) => id).values()].map((tries) => {
    const began = tries.map(({ at }) => at);
    const [writtenAt = 0] = tries.map(({ data }) => (data as unknown as Told).event.at);
    return { writtenAt, first: Math.min(...began), last: Math.max(...began) };
  });
  return {
    unsent: killedAt.filter((at) => calls.some(({ writtenAt, first }) => writtenAt < at && at < first)).length,
    unnoted: killedAt.filter((at) => calls.some(({ first, last }) => first < at && at < last)).length,
  };
}

/** What the log says happened, and what the receiver knows of. One that honours keys takes each id once. */
function compare({ logs }: Ending, { taken }: Receiver): { failures: string[]; repeated: number; told: number } {
  const happened = new Set(
    logs.flatMap(({ conversation, public: facts }) =>
      facts.flatMap(({ kind, seq }) => (kind === 'message' ? [`${conversation} ${seq}`] : [])),
    ),
  );
  const ids = new Map<string, Set<string>>();
  for (const { id, data } of taken) {
    const { conversation, event } = data as unknown as Told;
    const place = `${conversation.id} ${event.seq}`;
    ids.set(place, (ids.get(place) ?? new Set()).add(id));
  }
  const missing = [...happened].filter((place) => !ids.has(place));
  const doubled = [...ids.values()].filter((each) => each.size > 1);
  const made = [...ids.keys()].filter((place) => !happened.has(place));
  return {
    failures: [
      ...(missing.length > 0 ? [`${missing.length} of ${happened.size} events never came`] : []),
      ...(doubled.length > 0 ? [`${doubled.length} events came under two ids`] : []),
      ...(made.length > 0 ? [`${made.length} events came that never were`] : []),
    ],
    repeated: taken.length - new Set(taken.map(({ id }) => id)).size,
    told: happened.size,
  };
}

/** Waits until nothing waits, as long as it becomes less. */
async function through(waiting: () => Promise<number>): Promise<void> {
  let [least, since] = [await waiting(), performance.now()];
  while (least > 0 && performance.now() - since < STANDS_MS) {
    await sleep(100);
    const now = await waiting();
    if (now < least) [least, since] = [now, performance.now()];
  }
}

async function run({ kills, met: least, answerMs, shoppers, perSecond }: Shape, plant?: string): Promise<Outcome> {
  const receiver = await openReceiver();
  receiver.answer(204, answerMs);
  const server = await startServer({ plant, env: { SHOPBELL_WEBHOOKS_TO_LOCALHOST: 'yes' } });
  try {
    const signIn = server.demo.signIns.find(({ role }) => role === 'admin');
    if (!signIn) throw new Error('the demo has no admin');
    const { email, password } = signIn;
    const admin = await webhookAdmin(server.url, { email, password });
    const hook = await admin.add(receiver, ['message']);
    const crowd = await gather(server, { shoppers, agents: 2 });
    const stop = crowd.flood(perSecond);
    const killedAt: number[] = [];
    for (let i = 0; i < kills; i++) {
      await sleep(100 + Math.random() * 500);
      killedAt.push(Date.now());
      await server.kill();
      server.spawn();
      await server.ready();
    }
    await sleep(300);
    stop();
    const settledMs = await crowd.settle(60_000);
    await through(async () => (await admin.seen(hook))?.waiting ?? 0);
    const ending = await crowd.end();
    const { failures, repeated, told } = compare(ending, receiver);
    const { unsent, unnoted } = met(killedAt, receiver);
    if (unsent < least) failures.push(`${unsent} of ${kills} kills came before a call, and ${least} were to`);
    const figures = {
      kills,
      'before a call': unsent,
      'behind one': unnoted,
      events: told,
      'told again': repeated,
      'settled in ms': Math.round(settledMs),
    };
    return verdict(crowd.ledger, ending, figures, failures);
  } finally {
    await server.remove();
    await receiver.close();
  }
}

export const fault: Fault = {
  name: 'outgoing-kill',
  what: 'The server is killed with `kill -9` again and again while a webhook is told of a flood: between the commit of a message and the call, and between the call and the note that it arrived.',
  rules: ['C5', 'C6'],
  control: 'what goes out is noted as sent before it is',
  shows: [{ says: 'events never came' }],
  run: (scale) => run(SHAPE[scale]),
  runControl: () => run(SHAPE.short, 'sent-before-it-goes'),
};
