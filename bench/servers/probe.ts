/**
 * Loaded before each measured server: answers, over the channel to the parent, what the process has used so far. The same
 * for all of them, and idle while nothing is asked.
 */

/** What a process has used. */
export interface Used {
  /** User and system time of all its threads, in seconds. */
  cpuSeconds: number;
  /** Resident memory after two full collections, in bytes. Collecting is only done when asked for memory. */
  rss: number;
}

function used(what: 'cpu' | 'memory'): Used {
  if (what === 'memory') for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  return { cpuSeconds: (user + system) / 1e6, rss: process.memoryUsage.rss() };
}

process.on('message', (what: 'cpu' | 'memory') => {
  process.send?.(used(what));
});
process.channel?.unref();
