import type { Thread } from '@shopbell/sdk';

/** Whether a message was left in this talk. */
export const wasLeft = ({ events }: Thread): boolean => events.some(({ kind }) => kind === 'left');
