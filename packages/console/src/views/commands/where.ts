import type { ConversationId } from '@shopbell/protocol';
import type { App } from '../../app.ts';
import type { At, Why } from './action.ts';

/** The conversation a command is about: the row's that has the focus, else the open one. */
export const aboutId = ({ state }: App, { row }: At): ConversationId | undefined => row ?? state.open.value;

export const isOnline = ({ state }: App): boolean => state.online.value;

/** The first reason that holds. Later ones may take for granted that the earlier ones don't. */
export function firstOf(...reasons: readonly [boolean, Why][]): Why | undefined {
  return reasons.find(([holds]) => holds)?.[1];
}
