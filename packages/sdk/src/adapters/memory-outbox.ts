import type { OutboxStore } from '../ports.ts';

/** Forgets with the page: what is unsent lives in the client alone. */
export const memoryOutbox: OutboxStore = {
  load: async () => [],
  save: () => undefined,
};
