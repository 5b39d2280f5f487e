import type { Bone } from '@shopbell/domain';
import type { LogRow } from './log-row.ts';
import { readRatingFigures } from './rating-figures.ts';

/** Kinds whose row names the agent who got the conversation, had it before, or came and went; or who was given a promise. */
const ABOUT = new Set(['assigned', 'joined', 'parted', 'transferred', 'taken_over', 'requeued', 'promise_given']);

/** The columns of a log row that figures read. */
export type BoneRow = Pick<LogRow, 'kind' | 'at' | 'role' | 'author' | 'agent' | 'ref' | 'cid' | 'due'>;

/** What figures read of a log row; never its body. The same as `boneOf` of its event. */
export function boneOfRow({ kind, at, role, author, agent, ref, cid, due }: BoneRow): Bone {
  const promise = kind === 'promised' ? cid : kind.startsWith('promise_') ? ref : null;
  // What an agent promised is theirs without being named; a follow-up names who owes it.
  const isNamed = ABOUT.has(kind) || (kind === 'promised' && role === 'system');
  const stars = (kind === 'rated' && ref !== null && readRatingFigures(ref)?.stars) || null;
  return { kind, at, role, author, agent: isNamed ? agent : null, promise, due, stars };
}
