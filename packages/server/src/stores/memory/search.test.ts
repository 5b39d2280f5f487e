import { searchContract } from '../../ports/search.contract.ts';
import { createMemorySearch } from './search.ts';
import { createMemoryShoppers } from './shoppers.ts';
import { createMemoryStore } from './store.ts';

searchContract('memory', async () => {
  const store = createMemoryStore({ onDurable: (appended) => search.follow(appended) });
  const shoppers = createMemoryShoppers();
  const search = createMemorySearch(store, shoppers);
  search.begin();
  return { store, search, shoppers, close: () => store.close() };
});
