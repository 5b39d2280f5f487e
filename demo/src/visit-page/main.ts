import { createChat, type NearStore, type StoreQuery } from '@shopbell/sdk';
import { storeView } from '@shopbell/sdk/cards';
import { isLanguage } from '../i18n/language.ts';
import { byId, element } from '../sdk-page/dom.ts';
import { VISIT_TEXTS } from './texts.ts';

const page = byId('visit', HTMLElement);
const { endpoint = '', site = '', language } = page.dataset;
const spoken = isLanguage(language) ? language : 'en';
const t = VISIT_TEXTS[spoken];

const chat = createChat({ endpoint, site, language: spoken });
const status = byId('visit-status', HTMLElement);
const list = byId('visit-stores', HTMLElement);
const box = byId('visit-place', HTMLInputElement);

/** The latest question; what answers an earlier one is too late. */
let turn = 0;

/** The button that gets the store's code, and the link to it in its place. */
function taking(store: NearStore): HTMLElement {
  const button = element('button', { type: 'button', class: 'button quiet' }, t.take);
  button.addEventListener('click', async () => {
    button.toggleAttribute('disabled', true);
    try {
      const { url, expiresAt } = await store.referral();
      const until = new Intl.DateTimeFormat(spoken, { dateStyle: 'medium' }).format(expiresAt);
      const link = element('a', { href: url, target: '_blank', rel: 'noopener' }, t.taken(until));
      button.replaceWith(link);
      link.focus();
    } catch {
      status.textContent = t.notTaken;
      button.removeAttribute('disabled');
    }
  });
  return button;
}

const drawn = (store: NearStore): HTMLElement => {
  // By the reader's own clock: there is no line here that would tell the relay's. The hours stand beside it.
  const { distance, open, services, maps } = storeView(store, { locale: spoken, now: Date.now() });
  const facts = [distance, open === undefined ? undefined : open ? t.open : t.closed, ...services].filter(
    (fact) => fact !== undefined,
  );
  const links = maps.map(({ map, url }) =>
    element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, t.maps[map]),
  );
  return element(
    'li',
    {},
    element('h2', {}, store.name),
    element('p', {}, store.address),
    element('p', { class: 'small' }, facts.join(' · ')),
    element('p', { class: 'small visit-hours' }, store.hours ?? ''),
    element('p', { class: 'actions' }, ...links),
    element('p', {}, taking(store)),
  );
};

/** A press asks anew, however long it takes until what it asks is known. */
function pressed(): number {
  turn += 1;
  return turn;
}

async function ask(query: StoreQuery, mine: number): Promise<void> {
  if (mine !== turn) return;
  status.textContent = t.looking;
  list.replaceChildren();
  try {
    const { near = '', stores } = await chat.nearestStores(query);
    if (mine !== turn) return;
    status.textContent = stores.length > 0 ? t.found(near) : t.none;
    list.replaceChildren(...stores.map(drawn));
  } catch {
    if (mine === turn) status.textContent = t.failed;
  }
}

byId('visit-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const place = box.value.trim();
  if (place !== '') void ask({ place }, pressed());
});
byId('visit-here', HTMLButtonElement).addEventListener('click', () => {
  const mine = pressed();
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => void ask({ position: { lat: coords.latitude, lng: coords.longitude } }, mine),
    () => {
      if (mine === turn) status.textContent = t.refused;
    },
  );
});
addEventListener('pagehide', (event) => {
  if (!event.persisted) chat.destroy();
});
