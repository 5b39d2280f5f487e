import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: 'Wie war dieses Gespräch?',
  stars: ['Sehr schlecht', 'Schlecht', 'Mittel', 'Gut', 'Sehr gut'],
  ofFive: '# von 5 Sternen',
  solved: 'Konnten wir helfen?',
  yes: 'Ja',
  no: 'Nein',
  wrong: 'Was lief schlecht?',
  mixed: 'Was trifft zu?',
  good: 'Was war gut?',
  tags: {
    slow: 'Langsame Antworten',
    unsolved: 'Nicht gelöst',
    unclear: 'Schwer verständlich',
    unfriendly: 'Unfreundlich',
    fast: 'Schnelle Antworten',
    solved: 'Gelöst',
    clear: 'Gut erklärt',
    friendly: 'Freundlich',
  },
  recommend: 'Würden Sie uns weiterempfehlen?',
  never: 'Gar nicht',
  gladly: 'Sehr gern',
  words: 'Noch etwas? (freiwillig)',
  send: 'Bewertung senden',
  later: 'Nicht jetzt',
  rate: 'Gespräch bewerten',
  change: 'Ändern',
  thanks: 'Danke für Ihre Bewertung.',
  sending: 'Wird gesendet …',
  saved: 'Auf diesem Gerät gespeichert, bis es eine Verbindung gibt.',
  over: 'Die Zeit für die Bewertung ist vorbei.',
  refused: 'Das konnte nicht gespeichert werden. Bitte erneut versuchen.',
};

export default rating;
