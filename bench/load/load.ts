import { type Line, openLine } from '../lib/line.ts';
import { bodyOf, cidOf, readCid } from './cid.ts';
import type { Command, ServerName } from './commands.ts';
import type { Dialect, Peer, Place } from './dialect.ts';
import { floor } from './floor.ts';
import { type Credentials, shopbell } from './shopbell.ts';
import { socketIo } from './socket-io.ts';
import { type Count, createTally } from './tally.ts';

const dialectOf = (server: ServerName, credentials: Credentials): Dialect =>
  server === 'shopbell' ? shopbell(credentials) : server === 'ws floor' ? floor : socketIo;

/** Nothing came for this long: what is still under way is lost, in ms. */
const SILENCE_MS = 5000;
/** Connections that are being opened at once. */
const AT_ONCE = 40;
/** Connections from one source address: below the number of ports it has. */
const PER_ADDRESS = 5000;

/** Runs `work` for 0 … count-1, so many at once. */
async function each(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let at = 0;
  const lane = async (): Promise<void> => {
    while (at < count) await work(at++);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, lane));
}

/** The connections to one server, and what is sent over them. */
export async function createLoad(command: Extract<Command, { do: 'connect' }>) {
  const { port, shoppers: shopperCount, agents: agentCount } = command;
  const dialect = dialectOf(command.server, command.credentials);
  const tally = createTally(shopperCount, () => performance.now());
  let heardAt = performance.now();
  /** Called with a conversation whose message is done: a place is free. */
  let onFree: (conversation: number) => void = () => {};

  const sink = {
    acked(cid: string) {
      const { conversation, n } = readCid(cid);
      if (tally.acked(conversation, n)) onFree(conversation);
    },
    delivered(cid: string, seq: number | undefined) {
      const { conversation, n } = readCid(cid);
      if (tally.delivered(conversation, n, seq ?? n)) onFree(conversation);
    },
  };

  async function openPeer(place: Place, localAddress?: string): Promise<Peer> {
    let peer: Peer | undefined;
    const early: string[] = [];
    const line: Line = await openLine({
      port,
      path: dialect.path,
      headers: dialect.headers,
      ...(localAddress ? { localAddress } : {}),
      onText(text) {
        heardAt = performance.now();
        if (peer) dialect.read(peer, text);
        else early.push(text);
      },
    });
    peer = { place, line, sink, conversation: '', waiting: [] };
    for (const text of early) dialect.read(peer, text);
    await dialect.greet(peer);
    return peer;
  }

  const agents: Peer[] = [];
  let crowdIndex = shopperCount;
  const shoppers: Peer[] = [];
  await each(agentCount, async (index) => {
    agents[index] = await openPeer({ role: 'agent', index });
  });
  await each(shopperCount, async (index) => {
    const shopper = await openPeer({ role: 'shopper', index });
    const agent = agents[index % agentCount];
    if (!agent) throw new Error('a scenario without agents');
    await dialect.join(shopper, agent);
    shoppers[index] = shopper;
  });

  function say(conversation: number): void {
    const shopper = shoppers[conversation];
    if (!shopper) return;
    const n = tally.send(conversation);
    const cid = cidOf(conversation, n, Date.now());
    shopper.line.send(dialect.say(shopper, cid, bodyOf(conversation, n)));
  }

  /** Resolves when everything has come, or nothing comes any more. */
  async function settled(): Promise<void> {
    while (tally.underWay() > 0 && performance.now() - heardAt < SILENCE_MS) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    async closed(messages: number, inFlight: number): Promise<Count> {
      tally.restart();
      heardAt = performance.now();
      let left = messages;
      await new Promise<void>((resolve) => {
        const watch = setInterval(() => {
          if (performance.now() - heardAt < SILENCE_MS) return;
          clearInterval(watch);
          resolve();
        }, 200);
        onFree = (conversation) => {
          if (left > 0) {
            left -= 1;
            say(conversation);
          } else if (tally.done >= messages) {
            clearInterval(watch);
            resolve();
          }
        };
        for (let lap = 0; lap < inFlight; lap++) for (let i = 0; i < shopperCount && left > 0; i++, left--) say(i);
      });
      onFree = () => {};
      return tally.count();
    },
    async open(perSecond: number, seconds: number): Promise<Count> {
      tally.restart();
      heardAt = performance.now();
      const startedAt = performance.now();
      let sent = 0;
      await new Promise<void>((resolve) => {
        const tick = (): void => {
          const elapsed = Math.min(performance.now() - startedAt, seconds * 1000);
          for (const due = Math.floor((elapsed / 1000) * perSecond); sent < due; sent++) say(sent % shopperCount);
          if (elapsed < seconds * 1000) setTimeout(tick, 1);
          else resolve();
        };
        tick();
      });
      await settled();
      return tally.count();
    },
    /** Further shoppers, who speak once, and stay or go; nobody takes their conversations. */
    async crowd(connections: number, stay: boolean): Promise<void> {
      const crowd: Peer[] = [];
      await each(connections, async (index) => {
        const address = `127.0.0.${2 + Math.floor(index / PER_ADDRESS)}`;
        const peer = await openPeer({ role: 'shopper', index: crowdIndex++ }, address);
        crowd.push(peer);
        await dialect.speak(peer);
      });
      if (!stay) for (const { line } of crowd) line.end();
      // The last words are written, and what greeting needed is let go.
      await new Promise((resolve) => setTimeout(resolve, 2000));
    },
  };
}
