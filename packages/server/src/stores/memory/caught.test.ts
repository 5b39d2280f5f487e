import { caughtContract } from '../../ports/caught.contract.ts';
import { createMemoryCaught } from './caught.ts';
import { createMemoryStore } from './store.ts';

caughtContract('memory', async () => {
  const caught = createMemoryCaught();
  const store = createMemoryStore({ onDurable: caught.note });
  return { store, caught, close: () => store.close() };
});
