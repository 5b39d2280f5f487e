import { FEW_KEPT, outboxContract } from '../../ports/outbox.contract.ts';
import { createMemoryOutbox } from './outbox.ts';
import { createMemoryStore } from './store.ts';

outboxContract('memory', async () => {
  const outbox = createMemoryOutbox(FEW_KEPT);
  const store = createMemoryStore({ onDurable: () => {}, outbox });
  return { store, outbox, reopen: async () => outbox, close: () => store.close() };
});
