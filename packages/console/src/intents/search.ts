import { call } from '../api/call.ts';
import { type Found, foundKey, type SearchView, toSearch } from '../api/search.ts';
import type { Refused } from '../api/shapes.ts';
import { placeOf } from '../state/place.ts';
import { type Look, lookAt, midnight, searchPlace } from '../state/search.ts';
import type { Context } from './context.ts';
import { goThere } from './office.ts';

/** Pages without anything new in them, one after another, before somebody is asked whether to go on. */
const EMPTY_PAGES_MAX = 5;

export interface SearchIntents {
  /** Opens the page, with what was looked for last. */
  open(): void;
  /** Looks for what the address names. */
  arrive(): void;
  /** Looks for something else, and has the address say it. Of two that are under way, the later one counts. */
  look(look: Look): Promise<void>;
  /** The next page behind what is there. Answers with the refusal to tell, if there was one. */
  more(): Promise<Refused | undefined>;
  /** Opens the conversation where it was said. */
  show(found: Found): void;
}

const isSame = (a: Look, b: Look): boolean => searchPlace(a) === searchPlace(b);

const pathOf = ({ words, from, to, ...narrowed }: Look, cursor?: number): string => {
  const query = new URLSearchParams({ q: words, ...narrowed });
  if (from !== undefined) query.set('from', String(midnight(from)));
  if (to !== undefined) query.set('to', String(midnight(to, 1)));
  if (cursor !== undefined) query.set('cursor', String(cursor));
  return `search?${query}`;
};

export function createSearchIntents(context: Context): SearchIntents {
  const { state, env } = context;
  const { look: looked, finding, opened } = state.search;
  let turn = 0;

  const ask = (look: Look, cursor?: number) => call(env.request, toSearch, 'GET', pathOf(look, cursor));
  const shown = (): SearchView | undefined => {
    const now = finding.peek();
    return now.is === 'here' ? now.view : now.is === 'unasked' ? undefined : now.before;
  };

  async function find(look: Look): Promise<void> {
    turn += 1;
    const mine = turn;
    const before = shown();
    looked.value = look;
    if (look.words.trim() === '') {
      finding.value = { is: 'unasked' };
      return;
    }
    finding.value = { is: 'loading', before };
    const answer = await ask(look);
    if (mine !== turn) return;
    finding.value = answer.ok ? { is: 'here', view: answer.value } : { is: 'failed', refused: answer.refused, before };
  }

  return {
    open: () => goThere(context, searchPlace(looked.peek())),
    arrive() {
      const look = lookAt(env.place.read());
      // Who comes back sees at once what was there, and it is asked for anew: words may have gone meanwhile.
      if (!isSame(look, looked.peek())) finding.value = { is: 'unasked' };
      void find(look);
    },
    look(look) {
      opened.value = undefined;
      env.place.replace(searchPlace(look));
      return find(look);
    },
    async more() {
      const mine = turn;
      for (let tries = 0; tries < EMPTY_PAGES_MAX; tries++) {
        const before = shown();
        if (before?.next === undefined) return undefined;
        const answer = await ask(looked.peek(), before.next);
        if (mine !== turn) return undefined;
        if (!answer.ok) return answer.refused;
        const { next: _, ...rest } = before;
        const { found, next, lag } = answer.value;
        finding.value = {
          is: 'here',
          view: { ...rest, lag, found: [...before.found, ...found], ...(next === undefined ? {} : { next }) },
        };
        if (found.length > 0) return undefined;
      }
      return undefined;
    },
    show(found) {
      opened.value = foundKey(found);
      const { conversation, seq, deskSeq } = found;
      goThere(context, placeOf(conversation, { seq, ...(deskSeq === undefined ? {} : { deskSeq }) }));
      state.focus.value = 'thread';
    },
  };
}
