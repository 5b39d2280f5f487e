import type { AgentId } from '@shopbell/protocol';
import type { Bone, Bones } from './bone.ts';

/** From as many stars on a shopper counts as satisfied. */
export const SATISFIED_FROM = 4;

const isSaidBy = (log: readonly Bone[], of: 'agent' | 'shopper'): boolean =>
  log.some(({ kind, role }) => kind === 'message' && role === of);

/**
 * What of a conversation counts for an agent's ratings between two instants: it began then, they had it last, and both sides have spoken.
 * Its newest rating belongs to it whenever it was given, so that the whole log is read, and not only up to the period's end.
 */
export function ratingOf({ log }: Bones, agent: AgentId, from: number, until: number): { stars?: number } | undefined {
  const began = log[0]?.at;
  if (began === undefined || began < from || began >= until) return undefined;
  if (log.findLast(({ kind }) => kind === 'assigned')?.agent !== agent) return undefined;
  if (!isSaidBy(log, 'shopper') || !isSaidBy(log, 'agent')) return undefined;
  const stars = log.findLast((bone) => bone.stars !== null)?.stars;
  return typeof stars === 'number' ? { stars } : {};
}
