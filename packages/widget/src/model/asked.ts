import type { Thread } from '@shopbell/sdk';

/** Whether the shop has asked what somebody says of this talk. */
export const isAsked = ({ events }: Thread): boolean => events.some(({ kind }) => kind === 'rating_asked');
