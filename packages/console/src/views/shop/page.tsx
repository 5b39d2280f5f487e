import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { ShopForm } from './form.tsx';
import { FurtherShop } from './further.tsx';
import { Keys } from './keys.tsx';

/** The shop itself: what it is called, which pages may open its chat, and its keys. */
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
            <FurtherShop timeZone={site.timeZone} />
          </>
        )}
      />
    </Frame>
  );
}
