import { languageName, timeThere } from '../../time/elsewhere.ts';
import { useApp } from '../context.ts';
import { Fact } from './fact.tsx';
import { Said } from './said.tsx';
import { Section } from './section.tsx';
import { ShopPage } from './shop-page.tsx';

/** Where they are in the shop, and with what; it changes while one looks. */
export function Now() {
  const { state } = useApp();
  const t = state.settings.all.value;
  const p = t.panel;
  const about = state.about.value;
  const live = state.shopper.now.value?.live;
  // What they asked on is true as long as nothing newer is known.
  const page = live?.page ?? about?.page;
  const time = live?.timeZone === undefined ? undefined : timeThere(state.now.value, live.timeZone, t.lang);
  const device = live?.device;
  const words = device && [device.browser, device.system].filter((one) => one !== undefined).join(' · ');
  return (
    <Section fold="now" title={p.fold.now}>
      {!live && about?.state !== 'closed' && <p class="faint shopper-line">{p.away}</p>}
      <dl class="facts" aria-live="off">
        {live?.product && (
          <Fact name={p.product} wide>
            <bdi class="shopper-product">{live.product.name}</bdi>{' '}
            {live.product.price && <bdi class="shopper-price">{live.product.price}</bdi>}
            <span class="page-path">
              <bdi>{live.product.id}</bdi>
            </span>
          </Fact>
        )}
        {page && (
          <Fact name={live?.page ? p.page : t.shopper.askedOn} wide>
            <ShopPage page={page} />
          </Fact>
        )}
        {time && (
          <Fact name={p.localTime}>
            {time} <span class="faint">{live?.timeZone}</span>
          </Fact>
        )}
        {live?.language && <Fact name={p.language}>{languageName(live.language, t.lang)}</Fact>}
        {device && (
          <Fact name={p.device}>
            <bdi>{words}</bdi> {device.handheld && <span class="faint">{p.handheld}</span>}
          </Fact>
        )}
      </dl>
      {live && <Said live={live} />}
    </Section>
  );
}
