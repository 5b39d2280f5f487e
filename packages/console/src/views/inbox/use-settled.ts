import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type SettledPage, toSettled } from '../../api/left.ts';
import type { Refused } from '../../api/shapes.ts';
import type { App } from '../../app.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { isSettled, type Settled } from '../../state/left-inbox/narrow.ts';

export interface SettledWays {
  /** Its first page, anew. */
  load(how: Settled): Promise<void>;
  /** The page behind those that are here. */
  more(how: Settled): Promise<Refused | undefined>;
}

/** Reads those that nobody owes an answer to, page by page; the first one anew whenever one of the others has left the list. */
export function useSettled({ state, intents }: App, { narrow, settled }: LeftInbox): SettledWays {
  const ask = (how: Settled, before?: string) =>
    intents.office.ask(toSettled, 'GET', `left-messages?how=${how}${before === undefined ? '' : `&before=${before}`}`);
  const ways: SettledWays = {
    async load(how) {
      const answer = await ask(how);
      const known = settled[how].peek();
      if (answer.ok)
        settled[how].value = {
          is: 'here',
          value: together(answer.value, known.is === 'here' ? known.value : undefined),
        };
      else if (known.is !== 'here') settled[how].value = { is: 'failed', refused: answer.refused };
    },
    async more(how) {
      const known = settled[how].peek();
      if (known.is !== 'here' || known.value.next === undefined) return undefined;
      const answer = await ask(how, known.value.next);
      if (!answer.ok) return answer.refused;
      const now = settled[how].peek();
      // It was read anew meanwhile.
      if (now !== known) return undefined;
      settled[how].value = {
        is: 'here',
        value: { rows: [...known.value.rows, ...answer.value.rows], next: answer.value.next },
      };
      return undefined;
    },
  };
  const view = useComputed(() => narrow.value.view).value;
  const owed = useComputed(() => state.part.left.value.length + state.part.mine.value.length).value;
  const online = useComputed(() => state.online.value).value;
  useEffect(() => {
    if (isSettled(view)) void ways.load(view);
  }, [view, owed, online]);
  return ways;
}

/** The newest page before what is known already, where the two meet; else it alone. */
function together(first: SettledPage, known: SettledPage | undefined): SettledPage {
  const last = first.rows.at(-1);
  const at = known?.rows.findIndex(({ conversation }) => conversation === last?.conversation) ?? -1;
  return known && at >= 0 ? { rows: [...first.rows, ...known.rows.slice(at + 1)], next: known.next } : first;
}
