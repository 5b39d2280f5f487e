import { shopperName } from '../../i18n/names.ts';
import type { Shopper } from '../../text/shopper.ts';
import { useApp } from '../context.ts';
import { Icon } from './icon.tsx';

/** A shopper's name, with the mark of a member the shop has proven. */
export function ShopperName({ shopper }: { shopper: Shopper }) {
  const t = useApp().state.settings.t.value;
  return (
    <span class="shopper-name">
      <bdi class="shopper-name-text">{shopperName(t, shopper)}</bdi>
      {shopper.member && (
        <span class="verified" title={t.list.verified}>
          <Icon name="verified" />
          <span class="sr-only">{t.list.verified}</span>
        </span>
      )}
    </span>
  );
}
