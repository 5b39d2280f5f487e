import type { Conversation } from '@shopbell/domain';
import type { ConversationRow, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { ConversationQuery, Store } from '../ports/store.ts';
import { rowOf } from './rows.ts';

/** Most of each: what waits, what is talked about, what was left. */
export const OVERVIEW_MAX_ROWS = 2000;
/** Several who look within this see the same, in ms: a look at a flood takes the loop some milliseconds. */
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

interface Looked {
  /** Monotonic ms. */
  at: number;
  view: Promise<OverviewView>;
}

export function createOverview({ store, clock }: { store: Store; clock: Pick<Clock, 'now' | 'elapsed'> }): Overview {
  const looks = new Map<SiteId, Looked>();

  async function look(site: SiteId): Promise<OverviewView> {
    const at = clock.now();
    const of = (list: Extract<ConversationQuery, { of: 'waiting' | 'left' | 'held' }>['of']) =>
      store.conversations(site, { of: list, limit: OVERVIEW_MAX_ROWS });
    const [waiting, held, left] = [await of('waiting'), await of('held'), await of('left')];
    // A left message that is claimed and not answered is in both; the lists were read one after another.
    const all = new Map([...waiting, ...left, ...held].map((each) => [each.id, each]));
    const more = [waiting, held, left].some(({ length }) => length === OVERVIEW_MAX_ROWS);
    return { at, conversations: [...all.values()].map(overviewRow), more };
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
