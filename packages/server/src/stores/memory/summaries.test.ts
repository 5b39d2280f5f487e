import { summariesContract } from '../../ports/summaries.contract.ts';
import { createMemorySummaries } from './summaries.ts';

summariesContract('memory', async () => {
  const summaries = createMemorySummaries();
  return { summaries, reopen: async () => summaries, close: async () => {} };
});
