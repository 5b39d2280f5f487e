import type { Act } from './act.ts';

/** Has the agent signed off, by now? */
export type IsOff = () => boolean;

/** Who has signed off gets nothing more: the routing would give it back at once. Who is away is there, and may. */
export const onDutyOnly = (isOff: IsOff): Pick<Act, 'bars'> => ({
  bars: () => (isOff() ? { refused: 'off_duty' } : undefined),
});
