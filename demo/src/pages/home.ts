import { HOURS, type Hour, hourAt, STARTS, timeOfDay } from '../goods/good.ts';
import { goodsOfHour } from '../goods/index.ts';
import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { card } from '../parts/card.ts';
import { icon } from '../parts/icon.ts';
import { scene } from './scene.ts';

const part = (visit: Visit, hour: Hour): Markup => {
  const { name, line } = visit.t.hours[hour];
  const isNow = hourAt(timeOfDay(visit.shop.now())) === hour;
  return html`
    <section class="part" id="${hour}" aria-labelledby="${hour}-name">
      <header class="part-head">
        <p class="part-time"><time>${STARTS[hour]}</time>${isNow && html`<span class="now">${visit.t.home.now}</span>`}</p>
        <h2 id="${hour}-name">${name}</h2>
        <p>${line}</p>
      </header>
      <ul class="cards">${goodsOfHour(hour).map((good) => card(visit, good, 3))}</ul>
    </section>`;
};

/** The day: everything the shop sells, by the hour it is for. */
export const home = (visit: Visit): Page => {
  const { t, shop } = visit;
  return {
    title: t.nav.day,
    body: html`
      <section class="hero">
        <div class="hero-words">
          <h1>${t.home.title}</h1>
          <p class="lead">${t.home.lead}</p>
          <p><a class="button" href="#morning">${t.home.action}${icon('arrow')}</a></p>
        </div>
        ${scene(shop.now())}
      </section>
      <div class="day">${HOURS.map((hour) => part(visit, hour))}</div>`,
  };
};
