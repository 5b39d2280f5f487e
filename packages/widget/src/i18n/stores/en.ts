import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: 'Close',
  place: 'City, postcode or place',
  search: 'Search',
  here: 'Near where I am',
  looking: 'Looking for stores…',
  found: 'These stores were found.',
  none: 'No store was found there. Try another place.',
  refused: 'Your browser did not say where you are. Type a place instead.',
  offline: 'No connection. Try again later.',
  later: 'That was too often. Try again in a moment.',
  near: (place) => `Near ${place}`,
  others: 'Or did you mean',
  open: 'Open now',
  closed: 'Closed now',
  until: (time) => `until ${time}`,
  opens: (time) => `opens ${time}`,
  call: 'Call',
  maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Apple Maps', google: 'Google Maps', geo: 'Map app' },
};

export default stores;
