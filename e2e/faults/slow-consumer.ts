import { type Crowd, gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { counted, indexed } from './lib/metrics.ts';
import { type Server, startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep } from './lib/until.ts';

/** What the sleepers are told weighs 12 kB each: the system's own buffers take megabytes before the server's fill. */
const WORDS = '慢'.repeat(3990);

interface Shape {
  sleepers: number;
  others: number;
  /** What is said to each sleeper at most, in messages. */
  messages: number;
}

const SHAPE: Readonly<Record<Scale, Shape>> = {
  short: { sleepers: 2, others: 4, messages: 1200 },
  long: { sleepers: 10, others: 20, messages: 2000 },
};

/** What those who don't read may cost on top of what the same flood costs when all read, in MB: 1 MiB each, and some garbage. */
const growthMaxMb = (sleepers: number): number => 24 + 3 * sleepers;
/** Messages for each sleeper in a round. */
const ROUND = 20;

/** Talks until the server has closed them all for not reading, or everything has been said. */
async function flood(server: Server, { agents: [agent] }: Crowd, conversations: readonly string[], messages: number) {
  const isClosed = async () =>
    (await counted(server, 'shopbell_problems_total', 'slow_consumer')) >= conversations.length;
  for (let said = 0; agent && said < messages && !(await isClosed()); said += ROUND) {
    for (const conversation of conversations) {
      for (let i = 0; i < ROUND; i++) agent.press('say', { conversation, text: `${said + i} ${WORDS}` });
    }
    while (agent.unsent.length > ROUND) await sleep(5);
  }
  return counted(server, 'shopbell_problems_total', 'slow_consumer');
}

async function run({ sleepers, others, messages }: Shape, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const crowd = await gather(server, { shoppers: sleepers + others, agents: 1 });
    const asleep = crowd.shoppers.slice(0, sleepers);
    const awake = crowd.shoppers.slice(sleepers);
    const conversations = asleep.flatMap(({ screens }) => [...screens.keys()]);
    // What a flood costs when everybody reads is no part of it, nor the memory that the index keeps once it has worked.
    await flood(server, crowd, conversations, messages / 4);
    await crowd.settle();
    await indexed(server);
    const { nowMb } = server.memory();
    server.forgetPeak();
    for (const { socket } of asleep) socket?.pause();
    const chatter = setInterval(() => {
      for (const each of awake) each.press('say', { text: `still here ${crowd.ledger.pressed.length}` });
    }, 100);
    const closed = await flood(server, crowd, conversations, messages);
    clearInterval(chatter);
    const grownMb = Math.round(server.memory().peakMb - nowMb);
    for (const { socket } of asleep) socket?.resume();
    const settledMs = await crowd.settle();
    const failures = [
      ...(closed < sleepers ? [`${sleepers - closed} of ${sleepers} who read nothing were kept`] : []),
      ...(grownMb > growthMaxMb(sleepers) ? [`the server grew by ${grownMb} MB`] : []),
      ...awake.filter(({ welcomes }) => welcomes > 1).map(({ who }) => `${who} was thrown out with them`),
    ];
    const figures = {
      'slow readers': sleepers,
      closed,
      'memory grew by MB': grownMb,
      'resumed in ms': Math.round(settledMs),
    };
    return verdict(crowd.ledger, await crowd.end(), figures, failures);
  } finally {
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'slow-consumer',
  what: 'Clients stop reading while much is said to them: they are closed at 1 MiB unread, and read on when they come back.',
  rules: ['C10', 'C11', 'C22'],
  control: 'the server keeps everything for a client that does not read',
  shows: [{ says: 'who read nothing were kept' }],
  run: (scale) => run(SHAPE[scale]),
  runControl: () => run(SHAPE.short, 'slow-readers-kept'),
};
