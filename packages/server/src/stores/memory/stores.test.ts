import { storesContract } from '../../ports/stores.contract.ts';
import { createMemoryDirectory } from './directory.ts';
import { createMemoryStoreDoors } from './store-doors.ts';
import { createMemoryStores } from './stores.ts';

storesContract('memory', async () => {
  const directory = createMemoryDirectory();
  const doors = createMemoryStoreDoors(directory);
  return { directory, stores: createMemoryStores(directory, doors), doors };
});
