import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['es']> = {
  dir: 'ltr',
  comma: ', ',
  title: 'Chat',
  titleUnread: {
    one: 'Chat, # mensaje sin leer',
    many: 'Chat, # de mensajes sin leer',
    other: 'Chat, # mensajes sin leer',
  },
  titleDraft: 'Chat, mensaje sin enviar',
  close: 'Cerrar el chat',
  online: 'En línea',
  away: 'Ahora no hay nadie',
  withYou: (name) => `Le atiende ${name}`,
  agentTyping: (name) => `${name} está escribiendo`,
  someoneTyping: 'Escribiendo',

  greeting: '¿En qué podemos ayudarle?',
  greetingOnline: 'Haga su consulta y le responderemos aquí enseguida.',
  greetingAway: 'Ahora no hay nadie. Deje su mensaje y le responderemos aquí.',
  greetingUnknown: 'Haga su consulta y le responderemos aquí.',

  thread: 'Mensajes',
  loading: 'Cargando la conversación',
  loadingEarlier: 'Cargando mensajes anteriores',
  newHere: 'Nuevo',
  newMessages: { one: '# mensaje nuevo', many: '# de mensajes nuevos', other: '# mensajes nuevos' },
  assigned: (name) => `Ahora le atiende ${name}`,
  joined: (name) => `${name} se ha unido`,
  parted: (name) => `${name} ha salido`,
  requested: 'Estamos buscando a otra persona para atenderle. Conserva su turno.',
  left: 'Hemos recibido su mensaje y le responderemos aquí cuando volvamos.',
  closed: 'Conversación finalizada',
  recalled: (name) => `${name} ha retirado un mensaje`,
  recalledMine: 'Usted ha retirado un mensaje',
  erased: 'Mensajes eliminados',
  you: 'Usted',
  shop: 'Tienda',
  opensTab: 'se abre en otra pestaña',
  emoji: 'emoji',

  waiting: 'En espera',
  waitingOffline: 'Esperando la conexión',
  saved: 'Guardado en este dispositivo',
  savedOffline: 'Guardado, esperando la conexión',
  sending: 'Enviando',
  stored: 'Enviado',
  delivered: 'Entregado',
  read: 'Leído',
  failed: 'No enviado',
  failedTooLong: 'No enviado: muy largo',
  failedRefused: 'No enviado: esta página no lo permite',
  failedUnchecked: 'No enviado: la página no ha podido comprobarlo',
  retry: 'Reintentar',
  discard: 'Eliminar',

  edited: 'editado',
  unsafe: 'No se ha guardado en este dispositivo. No cierre esta página hasta que se envíe.',
  outboxFull: 'Hay demasiados mensajes en espera. Inténtelo de nuevo más tarde.',

  placeholder: 'Escriba un mensaje',
  send: 'Enviar',

  connecting: 'Conectando',
  offline: 'Sin conexión. Sus mensajes se enviarán solos cuando vuelva.',
  refused: 'El chat no está disponible en esta página.',
  refusedPerson: 'Vuelva a iniciar sesión en la tienda para continuar.',
  refusedVersion: 'Vuelva a cargar la página para continuar.',

  rest: () => import('./rest/es.ts'),
};

export default messages;
