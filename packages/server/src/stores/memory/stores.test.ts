import { storesContract } from '../../ports/stores.contract.ts';
import { createMemoryDirectory } from './directory.ts';
import { createMemoryStores } from './stores.ts';

storesContract('memory', async () => {
  const directory = createMemoryDirectory();
  return { directory, stores: createMemoryStores(directory) };
});
