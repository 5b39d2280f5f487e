import { outboxContract } from '../../ports/outbox.contract.ts';
import { createMemoryOutbox } from './outbox.ts';
import { createMemoryStore } from './store.ts';

outboxContract('memory', async () => {
  const outbox = createMemoryOutbox();
  const store = createMemoryStore({ onDurable: () => {}, outbox });
  return { store, outbox, reopen: async () => outbox, close: () => store.close() };
});
