import type { ChatError } from '@shopbell/sdk';
import type { Agent } from '@shopbell/sdk/agent';
import type { Env } from '../env.ts';
import type { State } from '../state/index.ts';

/** What an intent works with. Only files in this folder hold the agent's line, so only they send. */
export interface Context {
  agent: Agent;
  state: State;
  env: Env;
}

// By name, not by class: the class belongs to the SDK's entry for shoppers' pages.
const isChatError = (error: unknown): error is ChatError => error instanceof Error && error.name === 'ChatError';

/** The refusal a call was rejected with. Anything else is a defect, and is thrown on. */
export function refusalOf(error: unknown): ChatError {
  if (isChatError(error)) return error;
  throw error;
}
