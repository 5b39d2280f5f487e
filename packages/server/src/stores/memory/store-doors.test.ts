import { storeDoorsContract } from '../../ports/store-doors.contract.ts';
import { createMemoryDirectory } from './directory.ts';
import { createMemoryStoreDoors } from './store-doors.ts';

storeDoorsContract('memory', async () => {
  const directory = createMemoryDirectory();
  return { directory, doors: createMemoryStoreDoors(directory), close: async () => {} };
});
