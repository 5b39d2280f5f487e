import type { SharedCard } from '@shopbell/protocol';
import { storeView } from '@shopbell/sdk/cards';
import { useApp } from '../context.ts';

/** What a store's card says beside its lines, as the shopper sees it: how far it is, whether it is open, and what is done there. */
export function StorePart({ shared: { card } }: { shared: SharedCard }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  if (card.type !== 'store') return null;
  const w = t.cards.shop;
  const { distance, near, open, turnsWhen, services } = storeView(card, { locale: t.lang, now: state.now.value });
  return (
    <>
      {distance && (
        <p class="card-beside">
          {w.away(distance)}
          {near && (
            <>
              {' · '}
              <bdi>{w.near(near)}</bdi>
            </>
          )}
        </p>
      )}
      {open !== undefined && (
        <p class="card-beside">
          <b>{open ? w.open : w.closed}</b>
          {turnsWhen && ` · ${(open ? w.until : w.opens)(turnsWhen)}`}
        </p>
      )}
      {services.length > 0 && (
        <p class="card-beside">
          <bdi>{services.join(' · ')}</bdi>
        </p>
      )}
    </>
  );
}
