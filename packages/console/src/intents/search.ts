import { call } from '../api/call.ts';
import { type Found, foundKey, type SearchView, toSearch } from '../api/search.ts';
import type { Refused } from '../api/shapes.ts';
import { placeOf } from '../state/place.ts';
import { isAsking, type Look, lookAt, midnight, searchPlace } from '../state/search.ts';
import type { Context } from './context.ts';
import { goThere } from './office.ts';

/** Pages without anything new in them, one after another, before somebody is asked whether to go on. */
const EMPTY_PAGES_MAX = 5;

export interface SearchIntents {
  /** Opens the page, with what was looked for last. */
  open(): void;
  /** Looks for what the address names, with the words of before. Words in an address are taken out of it. */
  arrive(): void;
  /** Looks for something else, and has the address say it, but for the words. Of two that are under way, the later one counts. */
  look(look: Look): Promise<void>;
  /** The next page behind what is there. Answers with the refusal to tell, if there was one. */
  more(): Promise<Refused | undefined>;
  /** The next shoppers behind those that are there. */
  morePeople(): Promise<Refused | undefined>;
  /** Opens the conversation where it was said. */
  show(found: Found): void;
}

const isSame = (a: Look, b: Look): boolean => a.words === b.words && searchPlace(a) === searchPlace(b);

/** Where an answer goes on: what was said, or the shoppers. */
type From = { cursor: number } | { people: string };

const pathOf = ({ words, from, to, ...narrowed }: Look, begins?: From): string => {
  const query = new URLSearchParams({ q: words, ...narrowed });
  if (from !== undefined) query.set('from', String(midnight(from)));
  if (to !== undefined) query.set('to', String(midnight(to, 1)));
  for (const [name, place] of Object.entries(begins ?? {})) query.set(name, String(place));
  return `search?${query}`;
};

export function createSearchIntents(context: Context): SearchIntents {
  const { state, env } = context;
  const { look: looked, finding, opened } = state.search;
  let turn = 0;

  const ask = (look: Look, begins?: From) => call(env.request, toSearch, 'GET', pathOf(look, begins));
  const shown = (): SearchView | undefined => {
    const now = finding.peek();
    return now.is === 'here' ? now.view : now.is === 'unasked' ? undefined : now.before;
  };

  async function find(look: Look): Promise<void> {
    turn += 1;
    const mine = turn;
    const before = shown();
    looked.value = look;
    if (!isAsking(look)) {
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
      const there = lookAt(env.place.read());
      if (there.words !== '') env.place.replace(searchPlace(there));
      const look = there.words === '' ? { ...there, words: looked.peek().words } : there;
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
        const answer = await ask(looked.peek(), { cursor: before.next });
        if (mine !== turn) return undefined;
        if (!answer.ok) return answer.refused;
        // Shoppers may have come meanwhile.
        const { next: _, ...rest } = shown() ?? before;
        const { found, next, lag } = answer.value;
        finding.value = {
          is: 'here',
          view: { ...rest, lag, found: [...before.found, ...found], ...(next === undefined ? {} : { next }) },
        };
        if (found.length > 0) return undefined;
      }
      return undefined;
    },
    async morePeople() {
      const mine = turn;
      for (let tries = 0; tries < EMPTY_PAGES_MAX; tries++) {
        const next = shown()?.people.next;
        if (next === undefined) return undefined;
        const answer = await ask(looked.peek(), { people: next });
        if (mine !== turn) return undefined;
        if (!answer.ok) return answer.refused;
        const before = shown();
        // Asked for twice, it is put in once.
        if (before?.people.next !== next) return undefined;
        const { people, lag } = answer.value;
        const found = [...before.people.found, ...people.found];
        finding.value = { is: 'here', view: { ...before, lag, people: { ...people, found } } };
        if (people.found.length > 0) return undefined;
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
