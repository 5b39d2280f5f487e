import type { ProblemCode } from '@shopbell/protocol';
import type { Refusal } from '../ports/directory.ts';

/** Why something about an account was not done, as told to the client. */
export interface AccountRefusal {
  problem: ProblemCode;
  /** The field at fault. */
  path?: string;
  retryAfterMs?: number;
}

/** The directory's refusals that people can meet. Any other one means that the server asked for nonsense. */
const TOLD: Partial<Record<Refusal, ProblemCode>> = {
  member_unknown: 'person_unknown',
  agent_unknown: 'person_unknown',
  membership_exists: 'already_member',
  email_taken: 'email_taken',
  other_account: 'email_taken',
  last_admin: 'last_admin',
  second_factor_exists: 'second_factor_exists',
  password_changed: 'password_refused',
  link_unknown: 'link_invalid',
};

/** The refusal as told. Throws for one that can't be met. */
export function told(refusal: Refusal): AccountRefusal {
  const problem = TOLD[refusal];
  if (problem === undefined) throw new Error(`the directory refused: ${refusal}`);
  return { problem };
}
