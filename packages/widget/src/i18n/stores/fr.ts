import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: 'Fermer',
  place: 'Ville, code postal ou lieu',
  search: 'Rechercher',
  here: 'Près de moi',
  looking: 'Recherche de magasins…',
  found: 'Voici les magasins trouvés.',
  none: 'Aucun magasin à cet endroit. Essayez un autre lieu.',
  refused: 'Le navigateur n’a pas indiqué où vous êtes. Saisissez un lieu.',
  offline: 'Pas de connexion. Réessayez plus tard.',
  later: 'Trop de recherches. Réessayez dans un instant.',
  near: (place) => `Près de ${place}`,
  others: 'Ou vouliez-vous dire',
  open: 'Ouvert',
  closed: 'Fermé',
  until: (time) => `jusqu’à ${time}`,
  opens: (time) => `ouvre ${time}`,
  call: 'Appeler',
  maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Plans d’Apple', google: 'Google Maps', geo: 'App de cartes' },
};

export default stores;
