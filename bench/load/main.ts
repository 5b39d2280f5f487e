import type { Answer, Command } from './commands.ts';
import { createLoad } from './load.ts';

/** The load generator: a process of its own, told what to do over the channel to its parent. */
let load: Awaited<ReturnType<typeof createLoad>> | undefined;

async function carryOut(command: Command): Promise<Answer> {
  if (command.do === 'connect') {
    load = await createLoad(command);
    return { ok: true };
  }
  if (command.do === 'end') process.exit(0);
  if (!load) throw new Error('not connected');
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  switch (command.do) {
    case 'closed': {
      const count = await load.closed(command.messages, command.inFlight);
      return { ok: true, count, seconds: seconds() };
    }
    case 'open': {
      const count = await load.open(command.perSecond, command.seconds);
      return { ok: true, count, seconds: seconds() };
    }
    case 'crowd':
      await load.crowd(command.connections, command.stay);
      return { ok: true, seconds: seconds() };
  }
}

process.on('message', (command: Command) => {
  carryOut(command).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ ok: false, error: String(error) }),
  );
});
