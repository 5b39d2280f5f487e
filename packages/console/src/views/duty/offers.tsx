import { useApp } from '../context.ts';
import { OfferCard } from '../soon.ts';
import { useOfferKeys } from './offer-keys.ts';

/** What is offered, over everything else, until it is answered or lapses. It takes no focus: whoever types goes on. */
export function Offers() {
  const app = useApp();
  const { state, announcer } = app;
  const t = state.settings.t.value;
  useOfferKeys(app);
  const offers = state.offers.value.filter(({ conversation }) => !state.answered.value.has(conversation));
  return (
    <>
      {offers.length > 0 && (
        <section class="offers" aria-label={t.floor.offers}>
          {offers.map((offer, index) => (
            <OfferCard key={offer.conversation} offer={offer} first={index === 0} />
          ))}
        </section>
      )}
      <div class="sr-only" role="status">
        {announcer.offered.value}
      </div>
    </>
  );
}
