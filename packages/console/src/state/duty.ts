import type { AgentDuty, AgentStatus, AgentView, Colleague } from '@shopbell/sdk/agent';

/** What an agent may choose, in the order of the menu; signing off is asked about first. */
export const STATUSES = ['online', 'busy', 'away', 'off'] as const satisfies readonly AgentStatus[];

/** As many conversations as one may have: nothing more can be taken. False where the relay tells no limit. */
export const isAtLimit = ({ mine }: Pick<AgentView, 'mine'>, duty: AgentDuty | undefined): boolean =>
  duty !== undefined && mine.length >= duty.limit;

export const isOnDuty = (status: AgentStatus | undefined): boolean => status === 'online' || status === 'busy';

/** True when a conversation can't be given to a colleague, because of what they have or where they are. */
export const whyNot = ({ status, load, limit }: Colleague): 'away' | 'full' | undefined => {
  // A relay of before there was a status tells only who is on duty.
  if (status !== undefined && !isOnDuty(status)) return 'away';
  return load !== undefined && limit !== undefined && load >= limit ? 'full' : undefined;
};

/** Is nobody but this agent on duty? Then what waits becomes left messages once they sign off. */
export const isLast = ({ colleagues }: Pick<AgentView, 'colleagues'>, selfId: string): boolean =>
  !colleagues.some(({ id, status }) => id !== selfId && (status === undefined || isOnDuty(status)));
