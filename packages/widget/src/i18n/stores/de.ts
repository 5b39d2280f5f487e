import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: 'Schließen',
  place: 'Stadt, Postleitzahl oder Ort',
  search: 'Suchen',
  here: 'In meiner Nähe',
  looking: 'Filialen werden gesucht …',
  found: 'Diese Filialen wurden gefunden.',
  none: 'Dort wurde keine Filiale gefunden. Versuchen Sie einen anderen Ort.',
  refused: 'Der Browser hat Ihren Standort nicht genannt. Geben Sie einen Ort ein.',
  offline: 'Keine Verbindung. Versuchen Sie es später.',
  later: 'Das war zu oft. Versuchen Sie es gleich noch einmal.',
  near: (place) => `In der Nähe von ${place}`,
  others: 'Oder meinten Sie',
  open: 'Jetzt geöffnet',
  closed: 'Jetzt geschlossen',
  until: (time) => `bis ${time}`,
  opens: (time) => `öffnet ${time}`,
  call: 'Anrufen',
  maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Apple Karten', google: 'Google Maps', geo: 'Karten-App' },
};

export default stores;
