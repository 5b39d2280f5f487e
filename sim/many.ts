import { machine } from './guard.ts';
import { brokenRun, isGood, type Kind, type Ran } from './ran.ts';
import { runSeed } from './run.ts';
import { addLedger, createLedger, type Ledger } from './world/ledger.ts';

/** Every so many seeds one runs twice. */
const TWICE_EVERY = 100;
/** Real time between two turns of the event loop, in ms. */
const TURN_MS = 200;

/** What many seeds came to. */
export interface Sum {
  readonly seeds: number;
  readonly seconds: number;
  /** Events of all timelines. */
  readonly events: number;
  /** Seeds with something wrong, in order. */
  readonly bad: readonly Ran[];
  /** Seeds that ran twice and differed. */
  readonly unlike: readonly number[];
  readonly ledger: Ledger;
  /** The longest time from the end of the faults until all was well, in virtual ms. */
  readonly recoveredMs: number;
}

export interface ManyOptions extends Kind {
  /** The first seed. */
  readonly from: number;
  /** How many. */
  readonly seeds: number;
  /** At most this long, in ms of real time. */
  readonly withinMs: number;
  /** Stops after so many bad seeds. */
  readonly badMax: number;
  /** Whether it counts as bad; unless said, when anything is wrong. */
  readonly isBad?: ((ran: Ran) => boolean) | undefined;
  /** Told of each bad seed at once. */
  found(ran: Ran, seconds: number): void;
}

/** A run that broke down is one with something wrong. */
async function lived(seed: number, kind: Kind): Promise<Ran> {
  try {
    return await runSeed(seed, kind);
  } catch (error) {
    return brokenRun(seed, error);
  }
}

/** 64 bits of a trace. */
async function hashOf(seed: number, kind: Kind): Promise<{ ran?: Ran; error?: unknown; hash: string }> {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const trace = (line: string) => {
    for (let i = 0; i < line.length; i++) {
      const code = line.charCodeAt(i);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
  };
  const hash = () => `${a >>> 0}-${b >>> 0}`;
  try {
    return { ran: await runSeed(seed, { ...kind, trace }), hash: hash() };
  } catch (error) {
    return { error, hash: hash() };
  }
}

/** Lives through many seeds, one after the other. */
export async function runMany({
  tabs,
  awkward,
  extras,
  from,
  seeds,
  withinMs,
  badMax,
  isBad = (ran) => !isGood(ran),
  found,
}: ManyOptions): Promise<Sum> {
  const kind = { tabs, awkward, extras };
  const startedAt = machine.nowMs();
  const ledger = createLedger();
  const bad: Ran[] = [];
  const unlike: number[] = [];
  let turnAt = startedAt;
  let count = 0;
  let events = 0;
  let recoveredMs = 0;
  const passedMs = () => machine.nowMs() - startedAt;
  for (let seed = from; seed < from + seeds && passedMs() < withinMs && bad.length < badMax; seed++) {
    count += 1;
    let ran: Ran;
    if (seed % TWICE_EVERY === 0) {
      const first = await hashOf(seed, kind);
      const second = await hashOf(seed, kind);
      if (first.hash !== second.hash) unlike.push(seed);
      ran = first.ran ?? brokenRun(seed, first.error);
    } else ran = await lived(seed, kind);
    events += ran.events;
    recoveredMs = Math.max(recoveredMs, ran.recoveredMs ?? 0);
    addLedger(ledger, ran.ledger);
    if (isBad(ran)) {
      bad.push(ran);
      found(ran, passedMs() / 1000);
    }
    if (machine.nowMs() < turnAt + TURN_MS) continue;
    await machine.turn();
    turnAt = machine.nowMs();
  }
  return { seeds: count, seconds: passedMs() / 1000, events, bad, unlike, ledger, recoveredMs };
}
