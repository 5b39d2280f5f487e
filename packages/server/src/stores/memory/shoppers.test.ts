import { shoppersContract } from '../../ports/shoppers.contract.ts';
import { createMemoryShoppers } from './shoppers.ts';

shoppersContract('memory', async () => {
  const shoppers = createMemoryShoppers();
  return { shoppers, reopen: async () => shoppers, close: async () => {} };
});
