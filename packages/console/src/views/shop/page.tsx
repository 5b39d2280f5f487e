import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import { laterPart } from '../later.tsx';
import { Frame, Loading } from '../office/frame.tsx';
import { ShopForm } from './form.tsx';
import { FurtherShop } from './further.tsx';
import { Keys } from './keys.tsx';

/** Few shops have some: they come behind the rest of the page. */
const Webhooks = laterPart(async () => (await import('../webhooks/webhooks.tsx')).Webhooks);

/** The same of stores. */
const Stores = laterPart(async () => (await import('../stores/stores.tsx')).loadStores());

/** The shop itself: what it is called, which pages may open its chat, its keys, its stores, and whom it tells what happens. */
export function ShopPage() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  useEffect(() => void intents.office.loadSite(), [intents]);
  return (
    <Frame title={t.pages.shop} here="shop">
      <Loading
        of={state.office.site.value}
        again={() => void intents.office.loadSite()}
        draw={(site) => (
          <>
            <ShopForm site={site} />
            <Keys keys={site.keys} />
            <Webhooks />
            <Stores />
            <FurtherShop timeZone={site.timeZone} />
          </>
        )}
      />
    </Frame>
  );
}
