import { fileBookContract } from '../../ports/file-book.contract.ts';
import { filesContract } from '../../ports/files.contract.ts';
import { createMemoryFileBook } from './file-book.ts';
import { createMemoryFiles } from './files.ts';

filesContract('memory', async () => createMemoryFiles());
fileBookContract('memory', async () => createMemoryFileBook());
