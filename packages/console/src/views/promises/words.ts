import type { Messages } from '../../i18n/index.ts';

/** What is promised, in a line: its kind, and the order it is about. */
export const promiseTitle = ({ promises: p }: Messages, { what, order }: { what: string; order?: string }): string =>
  [p.kinds[what] ?? p.kinds.other, order === undefined ? '' : p.ofOrder(order)].filter(Boolean).join(' · ');
