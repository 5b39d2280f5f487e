import type { Log } from './ports/log.ts';

/** Time beside the drain that an ending process has for everything else, in ms. */
export const END_MS = 2000;

/**
 * Carries out an orderly end, and gives it up after `withinMs`: whoever waits for the process – a deployment, a person – waits no
 * longer, and all that was acknowledged is on the disk (C23). Returns the exit code: 0, or 1 when it was given up or failed.
 */
export async function endInTime(end: () => Promise<void>, withinMs: number, log: Log): Promise<0 | 1> {
  const { promise: late, resolve } = Promise.withResolvers<1>();
  const timer = setTimeout(() => {
    log.error({ withinMs }, 'stopping takes too long, the rest is left');
    resolve(1);
  }, withinMs);
  const ended = end().then(
    () => 0 as const,
    (error: unknown) => {
      log.error({ error }, 'stopping failed');
      return 1 as const;
    },
  );
  const code = await Promise.race([ended, late]);
  clearTimeout(timer);
  return code;
}
