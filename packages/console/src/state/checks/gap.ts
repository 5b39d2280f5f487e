import { firstGap } from '@shopbell/domain';
import type { Check } from './check.ts';

/** Asks for what a ready reply left open: a shopper is never sent a variable's name. */
export const gap: Check = ({ lane, text }) => {
  const open = lane === 'public' ? firstGap(text) : undefined;
  return open && { is: 'gap', name: open.name, mayPass: false };
};
