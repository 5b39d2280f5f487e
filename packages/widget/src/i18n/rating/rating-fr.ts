import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: 'Comment s’est passée cette conversation ?',
  stars: ['Très mal', 'Mal', 'Moyen', 'Bien', 'Très bien'],
  ofFive: '# étoiles sur 5',
  solved: 'Avons-nous résolu votre demande ?',
  yes: 'Oui',
  no: 'Non',
  wrong: 'Qu’est-ce qui n’a pas été ?',
  mixed: 'Qu’est-ce qui correspond ?',
  good: 'Qu’est-ce qui était bien ?',
  tags: {
    slow: 'Réponses lentes',
    unsolved: 'Non résolu',
    unclear: 'Peu clair',
    unfriendly: 'Peu aimable',
    fast: 'Réponses rapides',
    solved: 'Résolu',
    clear: 'Bien expliqué',
    friendly: 'Aimable',
  },
  recommend: 'Nous recommanderiez-vous à un ami ?',
  never: 'Pas du tout',
  gladly: 'Volontiers',
  words: 'Autre chose ? (facultatif)',
  send: 'Envoyer l’avis',
  later: 'Plus tard',
  rate: 'Évaluer la conversation',
  change: 'Modifier',
  thanks: 'Merci pour votre avis.',
  sending: 'Envoi…',
  saved: 'Enregistré sur cet appareil jusqu’à la connexion.',
  over: 'Le délai pour évaluer est passé.',
  refused: 'Cela n’a pas pu être enregistré. Veuillez réessayer.',
};

export default rating;
