import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['fr']> = {
  dir: 'ltr',
  comma: ', ',
  title: 'Chat',
  titleUnread: {
    one: 'Chat, # message non lu',
    many: 'Chat, # de messages non lus',
    other: 'Chat, # messages non lus',
  },
  titleDraft: 'Chat, message non envoyé',
  close: 'Fermer le chat',
  online: 'En ligne',
  away: 'Personne n’est disponible',
  withYou: (name) => `${name} est à votre écoute`,
  agentTyping: (name) => `${name} écrit`,
  someoneTyping: 'En train d’écrire',

  greeting: 'Comment pouvons-nous vous aider\u202f?',
  greetingOnline: 'Posez votre question, nous vous répondons ici tout de suite.',
  greetingAway: 'Personne n’est disponible. Laissez un message, nous vous répondrons ici.',
  greetingUnknown: 'Posez votre question, nous vous répondons ici.',

  thread: 'Messages',
  loading: 'Chargement de la conversation',
  loadingEarlier: 'Chargement des messages précédents',
  newHere: 'Nouveau',
  newMessages: { one: '# nouveau message', many: '# de nouveaux messages', other: '# nouveaux messages' },
  assigned: (name) => `${name} est maintenant à votre écoute`,
  joined: (name) => `${name} a rejoint la conversation`,
  parted: (name) => `${name} a quitté la conversation`,
  requested: 'Nous cherchons un autre conseiller. Vous gardez votre place.',
  left: 'Nous avons bien reçu votre message et vous répondrons ici dès notre retour.',
  closed: 'Conversation terminée',
  recalled: (name) => `${name} a retiré un message`,
  recalledMine: 'Vous avez retiré un message',
  erased: 'Messages supprimés',
  you: 'Vous',
  shop: 'Boutique',
  opensTab: 's’ouvre dans un nouvel onglet',
  emoji: 'emoji',

  waiting: 'En attente',
  waitingOffline: 'En attente du réseau',
  saved: 'Enregistré sur cet appareil',
  savedOffline: 'Enregistré, en attente du réseau',
  sending: 'Envoi en cours',
  stored: 'Envoyé',
  delivered: 'Distribué',
  read: 'Lu',
  failed: 'Non envoyé',
  failedTooLong: 'Non envoyé\u00a0: trop long',
  failedRefused: 'Non envoyé\u00a0: cette page ne le permet pas',
  failedUnchecked: 'Non envoyé\u00a0: la page n’a pas pu le vérifier',
  retry: 'Réessayer',
  discard: 'Supprimer',

  edited: 'modifié',
  unsafe: 'Non enregistré sur cet appareil. Gardez cette page ouverte jusqu’à l’envoi.',
  outboxFull: 'Trop de messages sont en attente. Réessayez un peu plus tard.',

  placeholder: 'Écrire un message',
  send: 'Envoyer',

  connecting: 'Connexion en cours',
  offline: 'Pas de connexion. Vos messages partiront dès son retour.',
  refused: 'Le chat n’est pas disponible sur cette page.',
  refusedPerson: 'Veuillez vous reconnecter à la boutique pour continuer.',
  refusedVersion: 'Veuillez recharger la page pour continuer.',

  rest: () => import('./rest/fr.ts'),
};

export default messages;
