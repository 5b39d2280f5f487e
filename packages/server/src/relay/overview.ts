import type { Conversation } from '@shopbell/domain';
import type { ConversationRow, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { FloorQuery, Store } from '../ports/store.ts';
import { rowOf } from './rows.ts';

/** Most of each: what waits, what is talked about, what was left. */
export const OVERVIEW_MAX_ROWS = 2000;
/** Rows read between two turns of the loop: a few milliseconds' worth. */
const STRIDE = 50;
/** Several who look within this see the same, in ms. */
const SAME_MS = 2000;
/** Sites whose last look is kept. */
const SITES_MAX = 20;

/** What of a row the whole floor is seen by; the rest is in its thread. */
export type OverviewRow = Omit<ConversationRow, 'page' | 'promises' | 'invited' | 'skills' | 'language'>;

/** Every open conversation of a site at an instant. `more`: there are others still. */
export interface OverviewView {
  /** Epoch ms. */
  at: number;
  conversations: readonly OverviewRow[];
  more: boolean;
}

/** The whole floor at once, for who oversees it: live lists hold so many rows and no more. */
export interface Overview {
  read(site: SiteId): Promise<OverviewView>;
}

function overviewRow(conversation: Conversation): OverviewRow {
  const { page: _, promises: __, invited: ___, skills: ____, language: _____, ...row } = rowOf(conversation);
  return row;
}

type Overlooking = Pick<Clock, 'now' | 'elapsed' | 'after'>;

interface Looked {
  /** Monotonic ms. */
  at: number;
  view: Promise<OverviewView>;
}

export function createOverview({ store, clock }: { store: Store; clock: Overlooking }): Overview {
  const looks = new Map<SiteId, Looked>();
  const turn = (): Promise<void> => new Promise((resolve) => void clock.after(0, resolve));

  /** Who is open is read at once; what is to be said of each, in strides between which the loop goes on. */
  async function look(site: SiteId): Promise<OverviewView> {
    const at = clock.now();
    const of = (list: FloorQuery['of']) => store.listed(site, { of: list, limit: OVERVIEW_MAX_ROWS });
    const lists = [await of('waiting'), await of('held'), await of('left')];
    const more = lists.some(({ length }) => length === OVERVIEW_MAX_ROWS);
    // A left message that is claimed and not answered is in two; and the lists were read one after another.
    const ids = [...new Set(lists.flat())];
    const conversations: OverviewRow[] = [];
    for (let from = 0; from < ids.length; from += STRIDE) {
      if (from > 0) await turn();
      const some = await store.these(site, ids.slice(from, from + STRIDE));
      conversations.push(...some.filter(({ state }) => state !== 'closed').map(overviewRow));
    }
    return { at, conversations, more };
  }

  return {
    read(site) {
      const now = clock.elapsed();
      const known = looks.get(site);
      if (known && now - known.at < SAME_MS) return known.view;
      const looked = { at: now, view: look(site) };
      // One that failed is nobody else's answer.
      looked.view.catch(() => looks.get(site) === looked && looks.delete(site));
      looks.delete(site);
      looks.set(site, looked);
      for (const oldest of looks.keys()) {
        if (looks.size <= SITES_MAX) break;
        looks.delete(oldest);
      }
      return looked.view;
    },
  };
}
