import type { StoreTexts } from './texts.ts';

const stores: StoreTexts = {
  close: 'Fechar',
  place: 'Cidade, CEP ou lugar',
  search: 'Buscar',
  here: 'Perto de mim',
  looking: 'Procurando lojas…',
  found: 'Estas lojas foram encontradas.',
  none: 'Nenhuma loja encontrada ali. Tente outro lugar.',
  refused: 'O navegador não informou onde você está. Digite um lugar.',
  offline: 'Sem conexão. Tente mais tarde.',
  later: 'Buscas demais. Tente daqui a pouco.',
  near: (place) => `Perto de ${place}`,
  others: 'Ou você quis dizer',
  open: 'Aberta agora',
  closed: 'Fechada agora',
  until: (time) => `até ${time}`,
  opens: (time) => `abre ${time}`,
  call: 'Ligar',
  maps: { amap: 'Amap', baidu: 'Baidu Maps', apple: 'Mapas da Apple', google: 'Google Maps', geo: 'App de mapas' },
};

export default stores;
