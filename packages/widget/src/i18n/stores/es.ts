import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: 'Cerrar',
  place: 'Ciudad, código postal o lugar',
  search: 'Buscar',
  here: 'Cerca de mí',
  looking: 'Buscando tiendas…',
  found: 'Se han encontrado estas tiendas.',
  none: 'No hay ninguna tienda allí. Pruebe con otro lugar.',
  refused: 'El navegador no ha indicado dónde está. Escriba un lugar.',
  offline: 'Sin conexión. Inténtelo más tarde.',
  later: 'Demasiadas búsquedas. Inténtelo en un momento.',
  near: (place) => `Cerca de ${place}`,
  others: '¿O quería decir…?',
  open: 'Abierto ahora',
  closed: 'Cerrado ahora',
  until: (time) => `hasta ${time}`,
  opens: (time) => `abre ${time}`,
  call: 'Llamar',
  maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Mapas de Apple', google: 'Google Maps', geo: 'App de mapas' },
};

export default stores;
