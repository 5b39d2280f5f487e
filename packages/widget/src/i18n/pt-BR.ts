import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['pt-BR']> = {
  dir: 'ltr',
  comma: ', ',
  title: 'Chat',
  titleUnread: {
    one: 'Chat, # mensagem não lida',
    many: 'Chat, # de mensagens não lidas',
    other: 'Chat, # mensagens não lidas',
  },
  titleDraft: 'Chat, mensagem não enviada',
  close: 'Fechar o chat',
  online: 'Online agora',
  away: 'Ninguém disponível agora',
  withYou: (name) => `${name} está atendendo você`,
  agentTyping: (name) => `${name} está digitando`,
  someoneTyping: 'Digitando',

  greeting: 'Como podemos ajudar?',
  greetingOnline: 'Envie sua dúvida e respondemos aqui em instantes.',
  greetingAway: 'Ninguém disponível agora. Deixe sua mensagem e responderemos aqui.',
  greetingUnknown: 'Envie sua dúvida e respondemos aqui.',

  thread: 'Mensagens',
  loading: 'Carregando a conversa',
  loadingEarlier: 'Carregando mensagens anteriores',
  newHere: 'Novas',
  newMessages: { one: '# mensagem nova', many: '# de mensagens novas', other: '# mensagens novas' },
  assigned: (name) => `Agora ${name} está atendendo você`,
  joined: (name) => `${name} entrou`,
  parted: (name) => `${name} saiu`,
  requested: 'Estamos procurando outra pessoa para atender você. Seu lugar está guardado.',
  left: 'Recebemos sua mensagem e responderemos aqui assim que voltarmos.',
  closed: 'Conversa encerrada',
  recalled: (name) => `${name} apagou uma mensagem`,
  recalledMine: 'Você apagou uma mensagem',
  erased: 'Mensagens removidas',
  you: 'Você',
  shop: 'Loja',
  opensTab: 'abre em uma nova aba',
  emoji: 'emoji',

  waiting: 'Aguardando',
  waitingOffline: 'Aguardando a conexão',
  saved: 'Salva neste aparelho',
  savedOffline: 'Salva, aguardando a conexão',
  sending: 'Enviando',
  stored: 'Enviada',
  delivered: 'Entregue',
  read: 'Lida',
  failed: 'Não enviada',
  failedTooLong: 'Não enviada: longa demais',
  failedRefused: 'Não enviada: esta página não permite',
  failedUnchecked: 'Não enviada: a página não conseguiu verificar',
  retry: 'Reenviar',
  discard: 'Excluir',

  edited: 'editada',
  unsafe: 'Não foi salva neste aparelho. Mantenha esta página aberta até o envio.',
  outboxFull: 'Há mensagens demais aguardando. Tente de novo mais tarde.',

  placeholder: 'Escreva uma mensagem',
  send: 'Enviar',

  connecting: 'Conectando',
  offline: 'Sem conexão. Suas mensagens serão enviadas assim que ela voltar.',
  refused: 'O chat não está disponível nesta página.',
  refusedPerson: 'Entre de novo na sua conta da loja para continuar.',
  refusedVersion: 'Recarregue a página para continuar.',

  rest: () => import('./rest/pt-BR.ts'),
};

export default messages;
