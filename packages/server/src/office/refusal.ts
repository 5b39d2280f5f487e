import type { ProblemCode } from '@shopbell/protocol';
import type { Refusal } from '../ports/directory.ts';

/** One thing that is wrong with settings, and where: `hours.week.mon[1].from`. */
export interface SettingsFault {
  code: string;
  path: string;
}

/** Why settings were not changed, as told to the client. */
export interface SettingsRefusal {
  problem: ProblemCode;
  faults?: readonly SettingsFault[];
  /** With `rate_limited`. */
  retryAfterMs?: number;
}

/** The directory's refusals that admins can meet. Any other one means that the server asked for nonsense. */
const TOLD: Partial<Record<Refusal, ProblemCode>> = {
  group_unknown: 'group_unknown',
  group_needed: 'group_needed',
  too_many_groups: 'too_many',
  too_many_sites: 'too_many',
  member_unknown: 'person_unknown',
  key_unknown: 'key_unknown',
  too_many_keys: 'keys_full',
};

/** The refusal as told. Throws for one that can't be met. */
export function told(refusal: Refusal): SettingsRefusal {
  const problem = TOLD[refusal];
  if (problem === undefined) throw new Error(`the directory refused: ${refusal}`);
  return { problem };
}

export const faulty = (faults: readonly SettingsFault[]): SettingsRefusal => ({ problem: 'settings_refused', faults });
