import type { Block, Conversation, PersonKey } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { maskedMember } from '../app/masked.ts';
import type { Clock } from '../ports/clock.ts';
import type { BlockPlace, Shoppers } from '../ports/shoppers.ts';
import type { Store } from '../ports/store.ts';

/** Blocks a page. */
const PAGE = 50;

/** Who is blocked, newest block first, by the name that the desk knows them by; `next` is where the page ended, where there are others. */
export interface BlockedPage {
  blocked: readonly { person: PersonKey; name?: string; block: Block }[];
  next?: BlockPlace;
}

interface Deps {
  shoppers: Pick<Shoppers, 'blocked' | 'read'>;
  store: Pick<Store, 'conversations'>;
  clock: Pick<Clock, 'now'>;
}

/** How the shop calls a member; undefined for who is none. */
function memberName(theirs: readonly Conversation[]): string | undefined {
  const member = theirs.find(({ member: one }) => one?.name)?.member;
  return member && maskedMember(member).name;
}

/** A page of them behind `after`. */
export async function readBlocked(
  { shoppers, store, clock }: Deps,
  site: SiteId,
  after: BlockPlace | undefined,
): Promise<BlockedPage> {
  // One more tells whether there are others behind them.
  const found = await shoppers.blocked(site, clock.now(), { limit: PAGE + 1, ...(after ? { after } : {}) });
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const blocked = await Promise.all(
    page.map(async ({ person, block }) => {
      const { name } = await shoppers.read(site, person);
      const called =
        name ?? memberName(await store.conversations(site, { of: 'persons', persons: [person], limit: 1 }));
      return { person, block, ...(called === undefined ? {} : { name: called }) };
    }),
  );
  const more = last !== undefined && found.length > page.length;
  return { blocked, ...(more ? { next: { at: last.block.at, person: last.person } } : {}) };
}
