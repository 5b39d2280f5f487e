import type { ConversationId } from '@shopbell/protocol';
import type { State } from '../../state/index.ts';
import { promiseKey, rowKey, type SectionId } from './row-key.ts';

/** A row of the list, drawn or not. `gone`: it only stands there so that nothing moves. */
export interface ShownRow {
  readonly key: string;
  readonly conversation: ConversationId;
  readonly gone: boolean;
}

const ABOVE: readonly SectionId[] = ['waiting', 'mine'];
const BELOW: readonly SectionId[] = ['left', 'company', 'owned', 'floor'];

/** Every row of the list, top to bottom. */
export function shownRows({ lists, promises }: Pick<State, 'lists' | 'promises'>): readonly ShownRow[] {
  const { entries, onTop } = promises.shown.value;
  const promised = entries.map(({ promise, row: { conversation }, gone }): ShownRow => {
    return { key: promiseKey(promise.id), conversation, gone };
  });
  const of = (sections: readonly SectionId[]): readonly ShownRow[] =>
    sections.flatMap((section) =>
      lists[section].value.entries.map(({ row: { conversation }, gone }) => {
        return { key: rowKey(section, conversation), conversation, gone };
      }),
    );
  return onTop ? [...promised, ...of(ABOVE), ...of(BELOW)] : [...of(ABOVE), ...promised, ...of(BELOW)];
}
