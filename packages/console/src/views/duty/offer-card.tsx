import { shopperName } from '../../i18n/names.ts';
import { shortcut } from '../../keys/caps.ts';
import { groupLabel } from '../../state/groups.ts';
import { leftOf, type ShownOffer } from '../../state/offers.ts';
import { pageLine } from '../../text/page.ts';
import { stopwatch } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { focusRow, takeAndWrite } from '../focus.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';

/** Who asks, for which group, in which words, and how long it waits for this agent. Keys answer the first one. */
export function OfferCard({ offer, first }: { offer: ShownOffer; first: boolean }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.t.value;
  const { conversation, row } = offer;
  const group = groupLabel(t, { groups: state.part.groups.value }, offer.group);
  const busy = !state.online.value;
  const name = row ? shopperName(t, row.shopper) : t.floor.someone;
  return (
    <article class="offer" aria-label={name}>
      <Countdown offer={offer} />
      <div class="offer-body">
        <p class="offer-from">{group ? t.floor.offerFrom(group) : t.floor.offers}</p>
        <h2 class="offer-who">{row ? <ShopperName shopper={row.shopper} /> : name}</h2>
        {row?.last?.text && (
          <p class="offer-words">
            <bdi>{row.last.text}</bdi>
          </p>
        )}
        {row?.page && (
          <p class="offer-page">
            <Icon name="page" />
            <bdi>{pageLine(row.page)}</bdi>
          </p>
        )}
      </div>
      <div class="offer-answers">
        <button
          type="button"
          class="button button-brand"
          aria-keyshortcuts={first ? shortcut('accept') : undefined}
          disabled={busy}
          onClick={() => void takeAndWrite(app, conversation)}
        >
          {t.floor.accept} {first && <Key of="accept" />}
        </button>
        <button
          type="button"
          class="button"
          aria-keyshortcuts={first ? shortcut('pass') : undefined}
          disabled={busy}
          onClick={() => {
            intents.pass(conversation);
            focusRow(state, state.open.peek());
          }}
        >
          {t.floor.decline} {first && <Key of="pass" />}
        </button>
      </div>
    </article>
  );
}

/** The ring that empties, with the seconds in it. It is told once by the announcement, not every second. */
function Countdown({ offer }: { offer: ShownOffer }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const { ms, share } = leftOf(offer, state.now.value);
  // Rounded up: at 0 it is over.
  const seconds = Math.ceil(ms / 1000);
  const clock = seconds < 100 ? `${seconds}` : stopwatch(seconds * 1000);
  return (
    <span class={share <= 1 / 3 ? 'offer-clock offer-pressing' : 'offer-clock'} title={t.floor.left(stopwatch(ms))}>
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle class="ring-track" cx="20" cy="20" r="17.5" />
        <circle
          class="ring-left"
          cx="20"
          cy="20"
          r="17.5"
          pathLength="100"
          stroke-dasharray="100"
          stroke-dashoffset={((1 - share) * 100).toFixed(1)}
          transform="rotate(-90 20 20)"
        />
      </svg>
      <span aria-hidden="true">{clock}</span>
    </span>
  );
}
