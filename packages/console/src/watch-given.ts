import { effect } from '@preact/signals';
import type { Env } from './env.ts';
import { addRead, readNotes } from './state/handover.ts';
import type { State } from './state/index.ts';
import { addMoves } from './state/moves.ts';

const KEY = 'promisesGiven';

/** Tells the agent once of every promise that somebody has given them, also of one that came while they were away. */
export function watchGiven(
  { self, part, moves }: Pick<State, 'self' | 'part' | 'moves'>,
  { store }: Pick<Env, 'store'>,
) {
  let told = readNotes(store.get(KEY));
  return effect(() => {
    const selfId = self.value?.id;
    const rows = part.promises.value;
    // Without a line the list may be an old one, or none.
    if (selfId === undefined || part.connection.value !== 'online') return;
    const given = rows.flatMap(({ conversation, shopper, promises = [] }) =>
      promises.flatMap(({ id, owner, givenBy }) =>
        owner.id === selfId && givenBy
          ? { key: `${selfId}:${id}:${givenBy.id}`, conversation, shopper, by: givenBy }
          : [],
      ),
    );
    // What is theirs no more, and comes back to them, is told again. What others who sit here were told stays told.
    const known = told.filter((key) => !key.startsWith(`${selfId}:`) || given.some((one) => one.key === key));
    const fresh = given.filter(({ key }) => !known.includes(key));
    const owed = moves
      .peek()
      .filter(({ is, conversation }) => is !== 'owed' || given.some((one) => one.conversation === conversation));
    if (owed.length < moves.peek().length) moves.value = owed;
    if (fresh.length === 0 && known.length === told.length) return;
    told = fresh.reduce<readonly string[]>((all, { key }) => addRead(all, key), known);
    store.set(KEY, told.join(','));
    const lines = new Map(
      fresh.map(({ conversation, shopper, by }) => {
        const line = { is: 'owed', conversation, shopper, agent: by.name } as const;
        return [conversation, line] as const;
      }),
    );
    const before = owed.filter(({ is, conversation }) => is !== 'owed' || !lines.has(conversation));
    if (lines.size > 0) moves.value = addMoves(before, [...lines.values()]);
  });
}
