import { directoryContract } from '../../ports/directory.contract.ts';
import { floorContract } from '../../ports/directory-floor.contract.ts';
import { peopleContract } from '../../ports/directory-people.contract.ts';
import { siteLogContract } from '../../ports/site-log-look.contract.ts';
import { createMemoryDirectory } from './directory.ts';

directoryContract('memory', async () => createMemoryDirectory());
peopleContract('memory', async () => createMemoryDirectory());
floorContract('memory', async () => createMemoryDirectory());
siteLogContract('memory', async () => createMemoryDirectory());
