import type { Messages } from '../i18n/index.ts';

/** A group's name; that of a group every shop has is said in the reader's language until the shop gives it another one. */
export const groupName = ({ groups }: Messages, name: string): string =>
  name === 'Pre-sales' || name === 'After-sales' ? groups.standard[name] : name;
