import type { Part } from '../state/gather.ts';
import type { Messages } from './en.ts';
import { shopperName } from './names.ts';

/** A part of what waits, in words. */
export const partText = (t: Messages, { is, count, shopper }: Part): string =>
  t.notices[is](count, shopper ? shopperName(t, shopper) : t.floor.someone);

/** All that waits in one line, without how long it does. */
export const stripText = (t: Messages, parts: readonly Part[]): string =>
  parts.map((part) => partText(t, part)).join(' · ');
