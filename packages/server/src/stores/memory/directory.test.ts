import { directoryContract } from '../../ports/directory.contract.ts';
import { createMemoryDirectory } from './directory.ts';

directoryContract('memory', async () => createMemoryDirectory());
