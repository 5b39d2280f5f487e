import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Acked, FinalLog } from '../../sim/history.ts';
import { run as runProcess } from '../lib/process.ts';
import { SERVER } from '../lib/relay.ts';
import { type Ledger, newLedger, verdict } from './lib/ledger.ts';
import {
  type Colleague,
  colleague,
  endPeople,
  type Person,
  type Shopper,
  settlePeople,
  shopper,
  takeAll,
} from './lib/people.ts';
import { type Server, startServer } from './lib/server.ts';
import type { Fault, Outcome } from './lib/types.ts';
import { sleep, until } from './lib/until.ts';

interface Shape {
  shoppers: number;
  /** How often an old backup comes back. */
  times: number;
  /** How long people talk after each backup, in ms. */
  talkMs: number;
  plant?: string;
}

/** Something is said every so often, in ms. */
const EVERY_MS = 40;

/** A command of the server's own, on its data. Throws with what it printed unless it ends well. */
async function command({ dataDir }: Server, ...args: string[]): Promise<void> {
  const child = runProcess(SERVER, args, { SHOPBELL_DATA_DIR: dataDir });
  const code = await child.ended;
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${child.output()}`);
}

/** With the command on a stopped server, or by hand over what a killed one left. */
async function bringBack(server: Server, file: string, byHand: boolean): Promise<void> {
  if (byHand) {
    await server.kill();
    copyFileSync(file, join(server.dataDir, 'shopbell.db'));
  } else {
    await server.term();
    await command(server, '--restore', file);
  }
  server.spawn();
  await server.ready();
}

/** After so many words of shoppers the agent writes a note. */
const NOTE_EVERY = 5;

/** Everybody says something in turn, for so long, and the agent writes notes beside it. */
async function talkFor(shoppers: readonly Shopper[], staff: Colleague, ms: number, about: string): Promise<void> {
  const endsAt = performance.now() + ms;
  for (let count = 1; performance.now() < endsAt; count++) {
    const each = shoppers[count % shoppers.length];
    each?.say(`${each.who} says ${count} ${about}`);
    const conversation = each?.chat.view.thread?.conversation;
    if (conversation !== undefined && count % NOTE_EVERY === 0) staff.note(`note ${count} ${about}`, conversation);
    await sleep(EVERY_MS);
  }
}

/** Edits have an outbox's name of their own: the part that makes them is loaded later than words go. */
const editing = (who: string): string => `${who}, editing`;

/** Everybody puts their last words differently. */
async function rephrase(shoppers: readonly Shopper[], { pressed, acked }: Ledger): Promise<void> {
  for (const { who, chat } of shoppers) {
    const last = chat.view.thread?.events.findLast(({ kind, by }) => kind === 'message' && by.role === 'shopper');
    if (last?.kind !== 'message' || last.cid === undefined) continue;
    const text = `${last.text}, or nearly so`;
    const { cid, conversation, seq } = await chat.edit(last.seq, text);
    pressed.push({ sender: editing(who), cid, deed: 'edit', text, of: last.seq, said: last.cid });
    acked.push({ cid, conversation, seq });
  }
}

/** Waits until every shopper's screen has all that they ever said, scrolled to its begin. Returns how long it took, in ms. */
async function untilWhole(shoppers: readonly Shopper[], { pressed }: Ledger, withinMs: number): Promise<number> {
  const startedAt = performance.now();
  const scroll = async ({ chat }: Shopper): Promise<void> => {
    // Offline again meanwhile: the next look scrolls on.
    while (chat.view.connection === 'online' && chat.view.more)
      if (!(await chat.history({ limit: 200 }).catch(() => false))) return;
  };
  const isWhole = ({ who, isOnline, shown }: Shopper): boolean => {
    const seen = new Set(shown().flatMap((screen) => screen.public.map(({ cid }) => cid)));
    const own = [who, editing(who)];
    return isOnline() && pressed.every(({ sender, cid }) => !own.includes(sender) || seen.has(cid));
  };
  while (!shoppers.every(isWhole) && performance.now() - startedAt < withinMs) {
    await Promise.all(shoppers.map(scroll));
    await sleep(50);
  }
  return performance.now() - startedAt;
}

/** Waits until the agent's screen has all notes they ever wrote. Returns how long it took, in ms. */
async function untilNoted({ who, shown }: Colleague, { pressed }: Ledger, withinMs: number): Promise<number> {
  const startedAt = performance.now();
  const isWhole = (): boolean => {
    const seen = new Set(shown().flatMap(({ desk = [] }) => desk.map(({ cid }) => cid)));
    return pressed.every(({ sender, deed, cid }) => sender !== who || deed !== 'note' || seen.has(cid));
  };
  await until(isWhole, withinMs, 50, false);
  return performance.now() - startedAt;
}

/** What was lost and offered again stands where the restored log has it now: only there it can be looked for. */
function placed(acked: readonly Acked[], lost: ReadonlyMap<string, number>, logs: readonly FinalLog[]): Acked[] {
  const places = new Map<string, Acked>();
  for (const { conversation, public: facts, desk } of logs) {
    for (const { cid, seq } of facts) if (cid !== undefined) places.set(cid, { cid, conversation, seq });
    for (const { cid, deskSeq } of desk) if (cid !== undefined) places.set(cid, { cid, conversation, deskSeq });
  }
  return acked.map((ack) => (lost.has(ack.cid) ? (places.get(ack.cid) ?? ack) : ack));
}

async function restoreInTalk(server: Server, file: string, shape: Shape): Promise<Outcome> {
  const ledger: Ledger = newLedger();
  const people: Person[] = [];
  const { times, talkMs, plant } = shape;
  const shoppers = Array.from({ length: shape.shoppers }, (_, i) =>
    shopper(`shopper ${i}`, server.url, server, ledger),
  );
  people.push(...shoppers);
  for (const each of shoppers) each.say(`${each.who} says hello`);
  const first = await colleague(0, server.url, server, ledger);
  await takeAll(shoppers, [first], ledger);
  people.push(first);
  await settlePeople(people, 20_000);

  const lost = new Map<string, number>();
  let wholeMs = 0;
  for (let i = 0; i < times; i++) {
    await talkFor(shoppers, first, talkMs / 2, `before backup ${i}`);
    await command(server, '--backup', file, '--force');
    const from = ledger.pressed.length;
    await talkFor(shoppers, first, talkMs, `after backup ${i}`);
    await settlePeople(people, 20_000);
    await rephrase(shoppers, ledger);
    await settlePeople(people, 20_000);
    for (const { cid } of ledger.pressed.slice(from)) lost.set(cid, i);
    await bringBack(server, file, i % 2 === 1 || plant !== undefined);
    // The backup has their sessions, and no session of before is good after it: agents sign in anew, on the page they have open.
    const [backMs] = await Promise.all([untilWhole(shoppers, ledger, plant ? 3000 : 60_000), first.signIn()]);
    wholeMs = Math.max(wholeMs, backMs, await untilNoted(first, ledger, plant ? 3000 : 60_000));
  }
  const reader = await colleague(0, server.url, server, ledger);
  people.push(reader);
  for (const { chat } of shoppers) {
    const conversation = chat.view.thread?.conversation;
    if (conversation !== undefined) reader.agent.open(conversation);
  }
  await settlePeople(people, plant ? 3000 : 20_000, plant ? 2000 : undefined);
  const ending = await endPeople(people, server);
  const pressed = ledger.pressed.map((press) => {
    const lackedBy = lost.get(press.cid);
    return lackedBy === undefined ? press : { ...press, lackedBy };
  });
  const figures = {
    'backups brought back': times,
    'messages, edits and notes they lacked': lost.size,
    'all of it back after a start, ms': Math.round(wholeMs),
  };
  return verdict({ ...ledger, pressed, acked: placed(ledger.acked, lost, ending.logs) }, ending, figures);
}

async function run(shape: Shape): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-backup-'));
  const server = await startServer({ plant: shape.plant });
  try {
    return await restoreInTalk(server, join(folder, 'backup.db'), shape);
  } finally {
    await server.remove();
    rmSync(folder, { recursive: true });
  }
}

export const fault: Fault = {
  name: 'restore',
  what: 'A backup made by the running server comes back later: by the command, and by hand over the files of a killed server. The clients offer what it lacks.',
  rules: ['C1', 'C4', 'C10', 'C11', 'C13'],
  control: 'a restored store keeps the epoch it had',
  shows: ['ackedLost'],
  run: (scale) =>
    run(scale === 'long' ? { shoppers: 20, times: 10, talkMs: 6000 } : { shoppers: 6, times: 2, talkMs: 800 }),
  runControl: () => run({ shoppers: 6, times: 1, talkMs: 600, plant: 'epoch-kept' }),
};
