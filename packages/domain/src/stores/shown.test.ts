import { readCard } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import { hoursJson } from '../hours/sample.contract.ts';
import { store } from './sample.contract.ts';
import { shownStore } from './shown.ts';
import { STORE_BOUNDS } from './store.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

test('[NS9] what people are shown of any store is a card that the relay takes', () => {
  const whole = store({
    name: '门'.repeat(STORE_BOUNDS.nameMaxChars),
    address: '路'.repeat(STORE_BOUNDS.addressMaxChars),
    hours: hoursJson('Asia/Shanghai', '09:00-12:00 13:00-18:00'),
    phone: '021-1',
    services: Array.from({ length: STORE_BOUNDS.services }, (_, n) =>
      `${n}`.padEnd(STORE_BOUNDS.serviceMaxChars, '务'),
    ),
  });
  for (const one of [
    whole,
    store(),
    store({ position: { lat: -90, lng: -180 } }),
    store({ position: { lat: 0, lng: 0 } }),
  ]) {
    const card = { type: 'store', v: 1, ...shownStore(one, NOON, 'zh-CN', 12.4) };
    expect(readCard(card)).toEqual(card);
  }
});

test('[NS9] it tells whether the store is open, and when that changes; of hours that are too long or not known nothing', () => {
  const shown = (hours?: Parameters<typeof hoursJson>) =>
    shownStore(store(hours ? { hours: hoursJson(...hours) } : {}), NOON, 'en');
  expect(shown(['UTC', '09:00-17:00'])).toMatchObject({ open: true, zone: 'UTC', hours: 'Mon–Sun 09:00–17:00' });
  expect(shown(['UTC', '09:00-17:00']).turns?.slice(0, 2)).toEqual([NOON + 5 * 3_600_000, NOON + 21 * 3_600_000]);
  expect(shown()).not.toHaveProperty('open');
  const spans = Array.from(
    { length: 12 },
    (_, n) => `${String(n * 2).padStart(2, '0')}:00-${String(n * 2 + 1).padStart(2, '0')}:00`,
  );
  const odd = Object.fromEntries(['mon', 'wed', 'fri', 'sun'].map((day) => [day, spans.join(' ')]));
  expect(shown(['UTC', '09:00-17:00', {}, odd])).not.toHaveProperty('hours');
});
