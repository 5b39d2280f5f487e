import { parseCommand } from '../packages/server/src/cli/command.ts';
import { runSteps } from './lib/step.ts';
import { npmAbove, whenGone } from './start/above.ts';
import { buildSteps } from './steps/build.ts';

/**
 * `npm run server`: builds what is stale of widget and console when the command serves, then is the server – in this very
 * process, so that signals and the exit code are its own. Standard output stays the server's.
 */
const main = async (): Promise<void> => {
  if (parseCommand(process.argv.slice(2)).run === 'serve') {
    whenGone(npmAbove(process.pid), () => process.kill(process.pid, 'SIGTERM'));
    const { failed } = await runSteps(buildSteps({ always: false }), console.error);
    if (failed.length > 0) {
      console.error('The build failed.');
      process.exitCode = 1;
      return;
    }
  }
  await import('../packages/server/src/main.ts');
};

await main();
