import type { ShopperNow } from '@shopbell/sdk/agent';
import { safeUrl } from '../../text/safe-url.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Fact } from './fact.tsx';

/** What the shop's page says of an order, the cart and the visit: the page's word, told apart from what the desk knows. */
export function Said({ live }: { live: NonNullable<ShopperNow['live']> }) {
  const t = useApp().state.settings.all.value;
  const p = t.panel;
  const { order, cart, tags = [] } = live;
  if (!order && !cart && tags.length === 0) return null;
  const href = order?.url === undefined ? undefined : safeUrl(order.url);
  return (
    <div class="page-said">
      <p class="shopper-hint">
        {p.source.page} <span class="faint">{p.pageHint}</span>
      </p>
      <dl class="facts">
        {order && (
          <Fact name={p.order}>
            {href ? (
              <a class="page-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
                <bdi>{order.number}</bdi>
                <Icon name="out" />
                <span class="sr-only">{t.shopper.newTab}</span>
              </a>
            ) : (
              <bdi>{order.number}</bdi>
            )}
            {order.state && <bdi class="page-path">{order.state}</bdi>}
          </Fact>
        )}
        {cart && (
          <Fact name={p.cart} wide>
            {cart.lines.length > 0 ? (
              <ul class="cart">
                {cart.lines.map(({ name, count, price }) => (
                  <li>
                    <span>
                      <bdi>{name}</bdi> {count !== undefined && <span class="faint">× {count}</span>}
                    </span>
                    {price && <bdi class="shopper-price">{price}</bdi>}
                  </li>
                ))}
              </ul>
            ) : (
              <span class="faint">{p.cartEmpty}</span>
            )}
            {cart.total && (
              <p class="cart-total">
                {p.cartTotal} <bdi class="shopper-price">{cart.total}</bdi>
              </p>
            )}
          </Fact>
        )}
        {tags.length > 0 && (
          <Fact name={p.pageTags} wide>
            <ul class="page-tags">
              {tags.map((tag) => (
                <li>
                  <bdi>{tag}</bdi>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
    </div>
  );
}
