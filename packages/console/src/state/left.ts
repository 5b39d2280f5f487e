import type { ConversationRow } from '@shopbell/protocol';
import type { DueLevel } from '../time/due.ts';
import { isInbox } from './inbox.ts';

/** Share of its time from which a left message is shown as pressing. */
const PRESSING_FROM = 2 / 3;

/** When a left message is due, and how that stands. */
export interface LeftDue {
  /** Epoch ms; undefined where the shop set no time. */
  dueAt: number | undefined;
  level: DueLevel;
}

/** Undefined for what is no left message, or one that was answered. */
export function leftDue(row: Pick<ConversationRow, 'left'>, now: number): LeftDue | undefined {
  if (!isInbox(row)) return undefined;
  const { at, dueAt } = row.left;
  if (dueAt === undefined) return { dueAt, level: 'calm' };
  if (now > dueAt) return { dueAt, level: 'over' };
  return { dueAt, level: now - at >= (dueAt - at) * PRESSING_FROM ? 'pressing' : 'calm' };
}
