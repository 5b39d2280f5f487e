import { storeContract } from '../../ports/store.contract.ts';
import { createMemoryStore } from './store.ts';

storeContract('memory', async (onDurable, gate) => {
  const store = createMemoryStore({ onDurable, sync: gate });
  return { store, reopen: async () => store, close: () => store.close() };
});
