import { randomBytes } from 'node:crypto';
import { type Honest, type HonestOptions, honestClient } from './honest.ts';
import { type Ending, type Ledger, newLedger } from './ledger.ts';
import { readLogs } from './logs.ts';
import type { Server } from './server.ts';
import { until } from './until.ts';

/** Shoppers with a conversation each, and agents who have taken them. */
export interface Crowd {
  readonly ledger: Ledger;
  readonly shoppers: readonly Honest[];
  readonly agents: readonly Honest[];
  readonly all: readonly Honest[];
  /** Somebody, drawn evenly, says something. */
  speak(): void;
  /** Starts a flood of `perSecond` messages; the returned function ends it. */
  flood(perSecond: number): () => void;
  /** Waits until nothing is unanswered or missing, at most this long. Returns how long it took, in ms. */
  settle(withinMs?: number): Promise<number>;
  /** Ends clients and server, and reads what the disk holds. */
  end(): Promise<Ending>;
}

export interface CrowdOptions extends Partial<Pick<HonestOptions, 'retryMaxMs' | 'silenceMs'>> {
  shoppers: number;
  /** At most 2: as many as the demo has. */
  agents: number;
  /** Where clients connect when it isn't the server itself. */
  port?: number;
  /** Share of what agents say, from 0 to 1. */
  agentsShare?: number;
}

/** Signs an agent of the demo in, for a client that is no browser. */
export async function agentToken(server: Server, index: number): Promise<string> {
  const found = server.demo.signIns.filter(({ role }) => role === 'agent')[index];
  if (!found) throw new Error('the demo has no such agent');
  const { email, password } = found;
  const response = await fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { token }: { token?: string } = await response.json();
  if (token === undefined) throw new Error(`the agent could not sign in: ${response.status}`);
  return token;
}

const TICK_MS = 5;

/** Brings everybody in: each shopper has said hello, each conversation is taken and open on its agent's screen. */
export async function gather(server: Server, options: CrowdOptions): Promise<Crowd> {
  const { port = server.port, agentsShare = 0.2, ...rest } = options;
  const ledger = newLedger();
  const base = { port, ledger, ...rest };
  const tokens = await Promise.all(Array.from({ length: options.agents }, (_, i) => agentToken(server, i)));
  const agents = tokens.map((token, i) =>
    honestClient({ ...base, who: `agent ${i}`, role: 'agent', identity: { token } }),
  );
  const { site, apiKey } = server.demo;
  const shoppers = Array.from({ length: options.shoppers }, (_, i) =>
    honestClient({
      ...base,
      who: `shopper ${i}`,
      role: 'shopper',
      identity: { site, apiKey, token: randomBytes(32).toString('base64url') },
    }),
  );
  const all = [...shoppers, ...agents];
  let count = 0;
  const words = (client: Honest): string => `${client.who} says ${++count}, ${'·'.repeat(80)}`;
  const conversationOf = (shopper: Honest): string | undefined => [...shopper.screens.keys()][0];
  const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T;
  const answers: { agent: Honest; conversation: string }[] = [];

  for (const agent of agents) agent.connect();
  await until(() => agents.every(({ welcomes }) => welcomes > 0), 60_000);
  for (const shopper of shoppers) {
    shopper.connect();
    shopper.press('say', { text: words(shopper) });
  }
  await until(() => shoppers.every(conversationOf), 60_000);
  for (const [i, shopper] of shoppers.entries()) {
    const agent = agents[i % Math.max(1, agents.length)];
    const conversation = conversationOf(shopper);
    if (!agent || conversation === undefined) continue;
    agent.follow(conversation);
    agent.press('take', { conversation });
    answers.push({ agent, conversation });
  }
  await until(() => all.every((client) => client.isSettled()), 60_000);

  const speak = (): void => {
    const answer = answers.length > 0 && Math.random() < agentsShare ? pick(answers) : undefined;
    if (answer) {
      answer.agent.press('say', { conversation: answer.conversation, text: words(answer.agent) });
      return;
    }
    const shopper = pick(shoppers);
    const conversation = conversationOf(shopper);
    shopper.press('say', { ...(conversation ? { conversation } : {}), text: words(shopper) });
  };

  return {
    ledger,
    shoppers,
    agents,
    all,
    speak,
    flood(perSecond) {
      const startedAt = performance.now();
      let said = 0;
      const timer = setInterval(() => {
        const due = ((performance.now() - startedAt) / 1000) * perSecond;
        // A stall of this process must not become a burst that nobody would send.
        if (due - said > perSecond) said = due - perSecond;
        for (; said < due; said++) speak();
      }, TICK_MS);
      return () => clearInterval(timer);
    },
    async settle(withinMs = 60_000) {
      const startedAt = performance.now();
      for (let calm = 0; calm < 2 && performance.now() - startedAt < withinMs; ) {
        const settled = await until(() => all.every((client) => client.isSettled()), withinMs, 20, false);
        // A tail that got lost shows in the next heartbeat: ask for it rather than wait.
        for (const client of all) client.beat();
        await new Promise((resolve) => setTimeout(resolve, 150));
        calm = settled && all.every((client) => client.isSettled()) ? calm + 1 : 0;
      }
      return performance.now() - startedAt;
    },
    async end() {
      const unsent = all.flatMap((client) => client.unsent);
      for (const client of all) client.stop();
      await server.kill();
      return { logs: readLogs(server.dataDir), shown: all.flatMap((client) => client.shown()), unsent };
    },
  };
}
