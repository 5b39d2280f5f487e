import { searchContract } from '../../ports/search.contract.ts';
import { createMemorySearch } from './search.ts';
import { createMemoryStore } from './store.ts';

searchContract('memory', async () => {
  const store = createMemoryStore({ onDurable: (appended) => search.follow(appended) });
  const search = createMemorySearch(store);
  search.begin();
  return { store, search, close: () => store.close() };
});
