import type { ConversationId } from '@shopbell/protocol';
import { canGo, type Picked, pickedOf } from './files.ts';
import type { State } from './index.ts';

/** What an agent would lose who signs out now. Words that wait for their undo are none of it: they go first. */
export interface LeftBehind {
  /** Texts in boxes. */
  readonly drafts: number;
  /** Files beside boxes, and those that were sent and aren't there so far. */
  readonly files: number;
  /** Messages that are on their way still, or were refused. */
  readonly unsent: number;
}

type Of = Pick<State, 'writing' | 'files' | 'view'>;

const isGoing = ({ view, going }: Picked): boolean => going && view.status !== 'failed';

/** Files that the agent has sent in a conversation and that are uploaded or cleaned still. */
export const goingIn = ({ files }: Pick<State, 'files'>, conversation: ConversationId): readonly Picked[] =>
  pickedOf(files.picked.value, conversation).filter(isGoing);

/** Tracks what it reads. */
export function leftBehind({ writing, files, view }: Of): LeftBehind {
  return {
    drafts: [...writing.drafts.value.values()].filter((text) => text.trim() !== '').length,
    files: files.picked.value.filter((one) => isGoing(one) || canGo(one)).length,
    unsent: [...view.value.threads.values()].reduce((sum, { pending }) => sum + pending.length, 0),
  };
}

export const totalOf = ({ drafts, files, unsent }: LeftBehind): number => drafts + files + unsent;
