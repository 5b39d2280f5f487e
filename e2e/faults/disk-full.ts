import { setTimeout as sleep } from 'node:timers/promises';
import type { Acked, Press } from '../../sim/history.ts';
import { greeted, newCid } from '../lib/wire.ts';
import { mountSmall, noSmallDisk, type SmallDisk } from './disk/small.ts';
import { gather } from './lib/crowd.ts';
import { verdict } from './lib/ledger.ts';
import { limitMs } from './lib/limit.ts';
import { type Server, startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { until } from './lib/until.ts';

/** Longest time from the first free byte to the next ack, in ms. */
const RECOVERY_MS = 5000;
/** Longest time of a read while the disk is full, in ms. */
const READ_MS = 2000;

/** Longest time until a flood has used up the room inside the files, in ms. */
const FELT_MAX_MS = 30_000;

interface Shape {
  /** How often the disk fills up. */
  times: number;
  /** How long it stays full, in ms. */
  fullMs: number;
  megabytes: number;
  scale: Scale;
  plant?: string;
}

const status = async (server: Server, path: string): Promise<number> =>
  (await fetch(`${server.url}${path}`, { signal: AbortSignal.timeout(5000) })).status;

/** Resolves when the server has met the full disk: what its WAL and its store have room for in themselves is still taken. */
async function feltBy(server: Server): Promise<void> {
  const deadline = performance.now() + FELT_MAX_MS;
  while ((await status(server, '/readyz')) !== 503 && performance.now() < deadline) await sleep(50);
}

/** What is not as promised while nothing can be written: a new message is refused for now, and all is read on. */
async function tryFull(server: Server, token: string, said: number, scale: Scale): Promise<string[]> {
  const maxMs = limitMs(READ_MS, scale);
  const failures: string[] = [];
  const { site, apiKey } = server.demo;
  const wire = await greeted(
    server.url,
    { type: 'hello', role: 'shopper', protocol: 1, site, apiKey, token },
    undefined,
  );
  const read = await Promise.race([wire.next(({ type }) => type === 'facts'), sleep(maxMs)]);
  const events = read && Array.isArray(read.events) ? read.events.length : 0;
  if (events < said) failures.push(`a shopper who came back read ${events} of ${said} events`);
  wire.send({ type: 'say', cid: newCid(), text: 'is there room?' });
  const answer = await Promise.race([wire.next(({ type }) => type === 'problem' || type === 'ack'), sleep(maxMs)]);
  if (answer?.type !== 'problem' || answer.code !== 'busy' || answer.retry !== 'later') {
    failures.push(`a message was answered with ${JSON.stringify(answer)}`);
  }
  wire.socket.terminate();
  if ((await status(server, '/readyz')) !== 503) failures.push('/readyz was not 503');
  if ((await status(server, '/healthz')) !== 200) failures.push('/healthz was not 200');
  return failures;
}

/** A shopper who said three things and left. */
async function earlier(server: Server): Promise<{ token: string; pressed: Press[]; acked: Acked[] }> {
  const { site, apiKey } = server.demo;
  const token = newCid().replaceAll('-', 'x').padEnd(43, 'A');
  const wire = await greeted(
    server.url,
    { type: 'hello', role: 'shopper', protocol: 1, site, apiKey, token },
    undefined,
  );
  const pressed: Press[] = [];
  const acked: Acked[] = [];
  for (const text of ['one', 'two', 'three']) {
    const cid = newCid();
    pressed.push({ sender: 'earlier', cid, deed: 'say', text });
    wire.send({ type: 'say', cid, text });
    const ack = await wire.next((frame) => frame.type === 'ack' && frame.cid === cid);
    acked.push({ cid, conversation: String(ack.conversation), seq: Number(ack.seq) });
  }
  wire.socket.terminate();
  return { token, pressed, acked };
}

async function flood(disk: SmallDisk, { times, fullMs, scale, plant }: Shape): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const { token, ...before } = await earlier(server);
    const crowd = await gather(server, { shoppers: 30, agents: 2, retryMaxMs: 500 });
    const { acked } = crowd.ledger;
    crowd.ledger.pressed.push(...before.pressed);
    acked.push(...before.acked);
    const failures: string[] = [];
    const recoveries: number[] = [];
    const stop = crowd.flood(300);
    for (let i = 0; i < times; i++) {
      await sleep(700);
      disk.fill();
      await feltBy(server);
      await sleep(fullMs);
      failures.push(...(await tryFull(server, token, before.pressed.length, scale)));
      const count = acked.length;
      disk.free();
      const freedAt = performance.now();
      await until(() => acked.length > count, 60_000, 5, false);
      recoveries.push(performance.now() - freedAt);
    }
    stop();
    const settledMs = await crowd.settle(plant ? 6000 : 60_000);
    if (server.child.process.exitCode !== null) failures.push('the server ended');
    const most = Math.round(Math.max(...recoveries));
    if (most > limitMs(RECOVERY_MS, scale)) failures.push(`the first ack came ${most} ms after there was room`);
    const figures = {
      'times full': times,
      'full for ms': fullMs,
      'first ack after there was room, most ms': most,
      'settled in ms': Math.round(settledMs),
    };
    return verdict(crowd.ledger, await crowd.end(), figures, failures);
  } finally {
    await server.remove();
  }
}

async function run(shape: Shape): Promise<Outcome> {
  const disk = mountSmall(shape.megabytes);
  const { TMPDIR } = process.env;
  // The data folder is made in it.
  process.env.TMPDIR = disk.path;
  try {
    return await flood(disk, shape);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    disk.remove();
  }
}

export const fault: Fault = {
  name: 'disk-full',
  what: 'The file system of the data is full to the last byte, while shoppers and agents go on talking; then there is room again.',
  rules: ['C1', 'C5', 'C7', 'C9', 'C25'],
  control: 'a commit that could not be written is told as one that was',
  shows: [{ says: 'a message was answered with {"type":"ack"' }],
  notHere: async () => noSmallDisk(),
  run: (scale) =>
    run(
      scale === 'long'
        ? { times: 10, fullMs: 5000, megabytes: 64, scale }
        : { times: 1, fullMs: 1500, megabytes: 24, scale },
    ),
  runControl: () => run({ times: 1, fullMs: 500, megabytes: 24, scale: 'short', plant: 'full-disk-acked' }),
};
