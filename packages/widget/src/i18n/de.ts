import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['de']> = {
  dir: 'ltr',
  comma: ', ',
  title: 'Chat',
  titleUnread: { one: 'Chat, # ungelesene Nachricht', other: 'Chat, # ungelesene Nachrichten' },
  titleDraft: 'Chat, Nachricht nicht gesendet',
  close: 'Chat schließen',
  online: 'Jetzt online',
  away: 'Gerade nicht besetzt',
  withYou: (name) => `${name} ist für Sie da`,
  agentTyping: (name) => `${name} schreibt`,
  someoneTyping: 'Es wird geschrieben',

  greeting: 'Wie können wir Ihnen helfen?',
  greetingOnline: 'Stellen Sie uns Ihre Frage. Wir antworten gleich hier.',
  greetingAway: 'Gerade ist niemand da. Schreiben Sie uns: Die Antwort kommt hierher.',
  greetingUnknown: 'Stellen Sie uns Ihre Frage. Wir antworten hier.',

  thread: 'Nachrichten',
  loading: 'Chat wird geladen',
  loadingEarlier: 'Frühere Nachrichten werden geladen',
  newHere: 'Neu',
  newMessages: { one: '# neue Nachricht', other: '# neue Nachrichten' },
  assigned: (name) => `${name} ist jetzt für Sie da`,
  joined: (name) => `${name} ist dazugekommen`,
  parted: (name) => `${name} hat den Chat verlassen`,
  requested: 'Wir suchen jemand anderen für Sie. Ihr Platz bleibt erhalten.',
  left: 'Wir haben Ihre Nachricht und antworten hier, sobald wir zurück sind.',
  closed: 'Chat beendet',
  recalled: (name) => `${name} hat eine Nachricht zurückgezogen`,
  recalledMine: 'Sie haben eine Nachricht zurückgezogen',
  erased: 'Nachrichten entfernt',
  you: 'Sie',
  shop: 'Shop',
  opensTab: 'öffnet einen neuen Tab',
  emoji: 'Emoji',

  waiting: 'Wartet',
  waitingOffline: 'Wartet auf das Netz',
  saved: 'Auf diesem Gerät gespeichert',
  savedOffline: 'Gespeichert, wartet auf das Netz',
  sending: 'Wird gesendet',
  stored: 'Gesendet',
  delivered: 'Zugestellt',
  read: 'Gelesen',
  failed: 'Nicht gesendet',
  failedTooLong: 'Nicht gesendet: zu lang',
  failedRefused: 'Nicht gesendet: auf dieser Seite nicht erlaubt',
  failedUnchecked: 'Nicht gesendet: Die Seite konnte es nicht prüfen',
  retry: 'Wiederholen',
  discard: 'Löschen',

  edited: 'bearbeitet',
  unsafe: 'Auf diesem Gerät nicht gespeichert. Bitte lassen Sie die Seite offen, bis die Nachricht gesendet ist.',
  outboxFull: 'Zu viele Nachrichten warten. Bitte versuchen Sie es später noch einmal.',

  placeholder: 'Nachricht schreiben',
  send: 'Senden',

  connecting: 'Verbindung wird aufgebaut',
  offline: 'Keine Verbindung. Ihre Nachrichten gehen hinaus, sobald sie wieder da ist.',
  refused: 'Der Chat ist auf dieser Seite nicht verfügbar.',
  refusedPerson: 'Bitte melden Sie sich im Shop noch einmal an.',
  refusedVersion: 'Bitte laden Sie die Seite neu.',

  rest: () => import('./rest/de.ts'),
};

export default messages;
