import { repliesContract } from '../../ports/replies.contract.ts';
import { createMemoryDirectory } from './directory.ts';
import { createMemoryReplies } from './replies.ts';

repliesContract('memory', async () => {
  const directory = createMemoryDirectory();
  return { directory, replies: createMemoryReplies(directory) };
});
