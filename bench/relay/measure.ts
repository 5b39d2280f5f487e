import { type Child, start } from '../lib/child.ts';
import type { Answer, Command, ServerName } from '../load/commands.ts';
import type { Count } from '../load/tally.ts';
import { type Running, startServer } from '../servers/start.ts';
import type { Run, Scenario } from './scenarios.ts';

type Generator = Child<Command, Answer>;

async function tell(generator: Generator, command: Command): Promise<Count | undefined> {
  const answer = await generator.ask(command);
  if (!answer.ok) throw new Error(answer.error);
  return answer.count;
}

async function counted(generator: Generator, command: Command): Promise<Count> {
  const count = await tell(generator, command);
  if (!count) throw new Error('the load generator counted nothing');
  return count;
}

/** Starts a server and a load generator beside it, and ends both whatever happens. */
async function withServer<T>(
  name: ServerName,
  port: number,
  scenario: { shoppers: number; agents: number },
  work: (server: Running, generator: Generator) => Promise<T>,
  flags: readonly string[] = [],
): Promise<T> {
  const server = await startServer(name, port, scenario.agents, flags);
  const generator: Generator = start('bench/load/main.ts', [], {});
  try {
    const { credentials } = server;
    const { shoppers, agents } = scenario;
    await tell(generator, { do: 'connect', server: name, port, shoppers, agents, credentials });
    return await work(server, generator);
  } finally {
    await generator.end();
    await server.stop();
  }
}

/** One run: what the server's process used for each 100,000 messages, and what became of them. */
export const measure = (name: ServerName, port: number, scenario: Scenario, flags?: readonly string[]): Promise<Run> =>
  withServer(
    name,
    port,
    scenario,
    async (server, generator) => {
      await counted(generator, { do: 'closed', messages: scenario.warmUp, inFlight: 4 });
      const before = await server.used('cpu');
      const { load } = scenario;
      const count = await counted(generator, 'messages' in load ? { do: 'closed', ...load } : { do: 'open', ...load });
      const after = await server.used('cpu');
      return { ...count, cpuSecondsPer100k: ((after.cpuSeconds - before.cpuSeconds) / count.done) * 100_000 };
    },
    flags,
  );

/** Connections that come, speak and go before memory is measured: what they leave behind is code, not connections. */
const MEMORY_WARM_UP = 500;

/** Resident memory with nobody connected and with so many connections that have each spoken, in bytes. */
export const measureMemory = (name: ServerName, port: number, connections: number, flags?: readonly string[]) =>
  withServer(
    name,
    port,
    { shoppers: 0, agents: 1 },
    async (server, generator) => {
      await tell(generator, { do: 'crowd', connections: MEMORY_WARM_UP, stay: false });
      const empty = await server.used('memory');
      await tell(generator, { do: 'crowd', connections, stay: true });
      const full = await server.used('memory');
      return { empty: empty.rss, full: full.rss };
    },
    flags,
  );
