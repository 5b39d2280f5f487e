import { type Frame, openWire, type Wire } from '../lib/wire.ts';
import { newCid } from './lib/cid.ts';
import { gather } from './lib/crowd.ts';
import { attacks, fatalAttacks, type Known } from './lib/hostile-frames.ts';
import { verdict } from './lib/ledger.ts';
import { goldenRequests, mutated } from './lib/mutate.ts';
import { type Server, startServer } from './lib/server.ts';
import type { Fault, Outcome, Scale } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

/** Mutated frames that are thrown at the server. */
const MUTATED: Readonly<Record<Scale, number>> = { short: 400, long: 20_000 };
/** As many as one connection may send before it is shut out for asking too much. */
const BATCH = 100;

const answerOf = (frame: Frame): string => (frame.type === 'problem' ? String(frame.code) : frame.type);

const helloOf = ({ demo }: Server): object => ({
  type: 'hello',
  role: 'shopper',
  protocol: 1,
  site: demo.site,
  apiKey: demo.apiKey,
  token: 'h'.repeat(43),
});

/** A connection of the hostile peer, which is always the same device; greeted unless said. */
async function connect(server: Server, greeted = true): Promise<Wire> {
  const wire = await openWire(server.url, '');
  if (!greeted) return wire;
  wire.send(helloOf(server));
  await wire.next(({ type }) => type === 'welcome' || type === 'problem');
  return wire;
}

/** The answers that come after `act`, until `enough` of them are there or 2 s have passed. */
async function answers(
  wire: Wire,
  act: () => void,
  isEnough: (codes: readonly string[]) => boolean,
): Promise<string[]> {
  const from = wire.frames.length;
  act();
  const codes = (): string[] => wire.frames.slice(from).map(answerOf);
  await until(() => isEnough(codes()), 2000, 2, false);
  return codes();
}

/** Says hello and something: from then on there is a conversation to misuse. */
async function introduce(server: Server, foreign: string): Promise<Known> {
  const wire = await connect(server);
  const [cid, text] = [newCid(), 'I come in peace'];
  wire.send({ type: 'say', cid, text });
  const ack = await wire.next(({ type }) => type === 'ack');
  wire.socket.close();
  return { own: String(ack.conversation), cid, text, foreign };
}

async function attackByName(server: Server, known: Known): Promise<string[]> {
  const failures: string[] = [];
  const wire = await connect(server);
  await sleep(50);
  for (const { what, frame, answer } of attacks(known)) {
    const got = await answers(
      wire,
      () => wire.send(frame),
      (codes) => codes.includes(answer),
    );
    if (!got.includes(answer)) failures.push(`${what}: ${got.join(', ') || 'no answer'} instead of ${answer}`);
  }
  wire.socket.close();
  for (const { what, greeted, frame, answer } of fatalAttacks(helloOf(server))) {
    const line = await connect(server, greeted);
    const got = await answers(
      line,
      () => line.socket.send(frame),
      (codes) => codes.includes(answer),
    );
    if (!got.includes(answer)) failures.push(`${what}: ${got.join(', ') || 'no answer'} instead of ${answer}`);
    const closed = await Promise.race([line.closed.then(() => true), sleep(2000).then(() => false)]);
    if (!closed) failures.push(`${what}: the connection stayed open`);
    line.socket.terminate();
  }
  return failures;
}

/** Every answer to a mutated frame must have a name, and none may be that the server failed. */
async function attackByChance(server: Server, count: number, draw: () => number): Promise<string[]> {
  const frames = goldenRequests();
  const failures = new Set<string>();
  for (let sent = 0; sent < count; sent += BATCH) {
    const wire = await connect(server);
    for (let i = 0; i < BATCH && wire.socket.readyState === wire.socket.OPEN; i++) {
      wire.send(mutated(frames, draw));
      await sleep(0);
    }
    wire.send({ type: 'heartbeat' });
    await until(() => wire.frames.at(-1)?.type === 'heartbeat' || wire.socket.readyState !== 1, 2000, 2, false);
    for (const frame of wire.frames) {
      const { type, code, retry, about } = frame;
      const isNamed = typeof code === 'string' && ['never', 'fix', 'later', 'again'].includes(String(retry));
      if (type === 'problem' && (!isNamed || code === 'internal')) {
        failures.add(`a mutated frame (${about}) was answered with ${code}`);
      }
    }
    wire.socket.terminate();
  }
  return [...failures];
}

/** Numbers in [0, 1) from a seed. */
const chance = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

async function run(count: number, plant?: string): Promise<Outcome> {
  const server = await startServer({ plant });
  try {
    const crowd = await gather(server, { shoppers: 5, agents: 1 });
    const stop = crowd.flood(50);
    const foreign = [...(crowd.shoppers[0]?.screens.keys() ?? [])][0] ?? '';
    const known = await introduce(server, foreign);
    const named = await attackByName(server, known);
    const mutants = plant ? [] : await attackByChance(server, count, chance(count));
    stop();
    await crowd.settle();
    const hurt = crowd.all.filter(({ welcomes }) => welcomes > 1).map(({ who }) => `${who} lost the line to it`);
    const alive = server.child.process.exitCode === null ? [] : ['the server ended'];
    const ending = await crowd.end();
    // The hostile peer's own conversation holds what it was allowed to say; it must not hold what was refused.
    const own = ending.logs.find(({ conversation }) => conversation === known.own);
    const others = ending.logs.filter(({ conversation }) =>
      ending.shown.some((each) => each.conversation === conversation),
    );
    const written = own?.public.some(({ text }) => text === `not ${known.text}`) ? ['refused words were written'] : [];
    const figures = {
      'named attacks': attacks(known).length + fatalAttacks({}).length,
      'mutated frames': plant ? 0 : count,
    };
    const failures = [...named, ...mutants, ...hurt, ...alive, ...written];
    return verdict(crowd.ledger, { ...ending, logs: others }, figures, failures);
  } finally {
    await server.remove();
  }
}

export const fault: Fault = {
  name: 'hostile',
  what: 'A peer sends what no client would: other words under a known id, cursors beyond the log, foreign conversations, numbers that are none, endless lists, frames before the hello, and good frames gone bad by chance.',
  rules: ['C2', 'C11', 'C26'],
  control: 'other words under a known id are acked',
  shows: [{ says: 'instead of cid_conflict' }],
  run: (scale) => run(MUTATED[scale]),
  runControl: () => run(0, 'no-conflict'),
};
