import type { ConversationId } from '@shopbell/protocol';
import { conversationAt, placeOf } from './place.ts';

/**
 * What tabs of the console tell each other. `asks` – who has something before somebody's eyes; `looks` – this tab, and which conversation
 * is open in it; `kept` – an agent's wishes for notices are others.
 */
export type TabMessage =
  | { is: 'asks' }
  | { is: 'looks'; open?: ConversationId }
  | { is: 'kept'; agent: string; text: string };

/** Longest text of a message that is read, and longest name. */
const TEXT_MAX = 4000;
const NAME_MAX = 64;

const short = (value: unknown, max: number): value is string => typeof value === 'string' && value.length <= max;

/** Reads what came from another tab; undefined for what is no such message. */
export function readTabs(data: unknown): TabMessage | undefined {
  if (typeof data !== 'object' || data === null || !('is' in data)) return undefined;
  if (data.is === 'asks') return { is: 'asks' };
  if (data.is === 'looks') {
    const open = 'open' in data && short(data.open, NAME_MAX) ? conversationAt(placeOf(data.open)) : undefined;
    return { is: 'looks', ...(open ? { open } : {}) };
  }
  if (data.is !== 'kept' || !('agent' in data) || !('text' in data)) return undefined;
  const { agent, text } = data;
  return short(agent, NAME_MAX) && short(text, TEXT_MAX) ? { is: 'kept', agent, text } : undefined;
}
