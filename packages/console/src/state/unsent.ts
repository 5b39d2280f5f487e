import type { Pending } from '@shopbell/sdk';
import type { AgentView } from '@shopbell/sdk/agent';

/** What is on its way in the threads that are open here and may still get there, oldest first. */
export function unsentOf({ threads }: Pick<AgentView, 'threads'>): readonly Pending[] {
  return [...threads.values()]
    .flatMap((thread) => thread.pending.filter(({ status }) => status !== 'failed'))
    .sort((a, b) => a.at - b.at);
}
