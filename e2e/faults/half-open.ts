import { counted } from './lib/metrics.ts';
import { isPlanted, runPlanted } from './lib/planted.ts';
import type { Server } from './lib/server.ts';
import { type TalkOptions, talk } from './lib/talk.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep } from './lib/until.ts';

/** The client gives a silent line up after a heartbeat and 15 s, the server after 2.5 heartbeats. */
const HEARTBEAT_MS = 1000;
/** By then every dead line has been found, and everybody is back. */
const FOUND_MS = 22_000;

const SHOPPERS = 6;

/** Once all have come back, the server must not count the dead: one connection a shopper, and no more. */
async function noGhosts(server: Server): Promise<readonly string[]> {
  const open = (): Promise<number> => counted(server, 'shopbell_sockets', 'shopper');
  const deadline = performance.now() + (isPlanted() ? 0 : 2 * FOUND_MS);
  while ((await open()) !== SHOPPERS && performance.now() < deadline) await sleep(100);
  const last = await open();
  return last === SHOPPERS ? [] : [`the server counts ${last} shoppers' connections instead of ${SHOPPERS}`];
}

const short: TalkOptions = {
  shoppers: SHOPPERS,
  agents: 1,
  everyMs: 250,
  forMs: 2500,
  seed: 5,
  conditions: {},
  disturb: (proxy) => proxy.endAll('blackhole'),
  env: { SHOPBELL_LIMIT_HEARTBEAT_MS: `${HEARTBEAT_MS}` },
  settleMs: 2 * FOUND_MS,
  check: noGhosts,
};

const SERVER_PLANT = 'silent-kept';

/** Both sides look; each guard is switched off by itself. */
async function control(): Promise<Outcome> {
  const [client, server] = await Promise.all([
    runPlanted('half-open', 'short', 'silence-trusted'),
    runPlanted('half-open', 'short', SERVER_PLANT),
  ]);
  const failures = (server.failures ?? []).map((each) => `with the server's guard off ${each}`);
  return { ...client, failures: [...(client.failures ?? []), ...failures] };
}
/** In the short form the controls, processes of their own, run beside the fault: all do little but wait. */
let beside: Promise<Outcome> | undefined;

function run(scale: Scale): Promise<Outcome> {
  const plant = process.env.PLANTED === SERVER_PLANT ? SERVER_PLANT : undefined;
  if (isPlanted()) return talk({ ...short, plant, settleMs: plant ? FOUND_MS : 18_500 });
  if (scale === 'long') return talk({ ...short, forMs: 180_000, disturbEveryMs: 30_000, settleMs: 61_000 });
  beside = control();
  // Whoever waits for it is told.
  beside.catch(() => undefined);
  return talk(short);
}

export const fault: Fault = {
  name: 'half-open',
  what: 'Lines stay open and nothing passes any more, in either direction: neither side is told.',
  rules: ['C7', 'C12', 'C25'],
  control: 'the client, and by itself the server, trusts a silent line',
  shows: ['stuck', { says: "with the server's guard off the server counts" }],
  run,
  runControl: () => beside ?? control(),
};
