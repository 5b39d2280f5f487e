import type { Forms } from '../forms.ts';
import type { Rest } from './messages.ts';

const rest: Rest<Forms['fr']> = {
  more: {
    more: 'Modifier ou retirer',
    edit: 'Modifier',
    recall: 'Retirer',
    editing: 'Modifier votre message',
    save: 'Enregistrer la modification',
    cancel: 'Annuler',
    tooLate: 'Il est trop tard pour modifier ce message.',
    notChanged: 'La modification n’a pas abouti.',
    recallLate: 'Message non retiré\u00a0: il était trop tard.',
    notRecalled: 'Message non retiré.',
    undone: 'Un message que vous aviez modifié ou retiré reste inchangé\u00a0: il était trop tard.',
    late: 'Ce message ne peut plus être modifié. L’envoyer en crée un nouveau.',
    empty: 'Un message ne peut pas être vide. Pour l’enlever, retirez-le.',
    charsLeft: { one: '# caractère restant', many: '# de caractères restants', other: '# caractères restants' },
    charsOver: { one: '# caractère en trop', many: '# de caractères en trop', other: '# caractères en trop' },
    stale: (day) => ({
      one: `# message (${day}) n’a pas été envoyé. L’envoyer maintenant\u202f?`,
      many: `# de messages (${day}) n’ont pas été envoyés. Les envoyer maintenant\u202f?`,
      other: `# messages (${day}) n’ont pas été envoyés. Les envoyer maintenant\u202f?`,
    }),
    send: 'Envoyer',
    discard: 'Supprimer',
    next: 'C’est bientôt à vous',
    place: (place) => `Vous êtes en position ${place}`,
    minutes: { one: 'environ une minute', many: 'environ # de minutes', other: 'environ # minutes' },
    overAnHour: 'plus d’une heure',
    away: 'Personne n’est disponible. Laissez un message, nous vous répondrons ici.',
    gap: ' ',
    here: 'Un conseiller est disponible.',
    back: (day, time) => `De retour\u00a0: ${day && `${day}, `}${time}.`,
    blocked: (day, time) =>
      time
        ? `Vous pouvez lire ici. Vous pourrez de nouveau écrire\u00a0: ${day && `${day}, `}${time}.`
        : 'Vous pouvez lire ici, mais pas écrire.',
    left: (day, time) =>
      `Nous avons bien reçu votre message. Réponse ici au plus tard\u00a0: ${day && `${day}, `}${time}.`,
  },
  files: {
    attach: 'Envoyer une image ou un fichier',
    picked: 'Fichiers en cours d’envoi',
    uploading: (share) => `${share} envoyés`,
    waiting: 'en attente du réseau',
    checking: 'vérification en cours',
    onlyHere: 'gardez cette page ouverte',
    remove: (name) => `Ne pas envoyer ${name}`,
    retry: 'Réessayer',
    open: (name) => `Agrandir ${name}`,
    save: (name) => `Enregistrer ${name}`,
    close: 'Fermer',
    kinds: { picture: 'Image', pdf: 'PDF', text: 'Texte', other: 'Fichier' },
    problems: {
      file_type_refused: 'Seuls les fichiers image (jpg, png, webp, gif), PDF et texte peuvent être envoyés.',
      file_too_large: 'Le fichier dépasse 10 Mo.',
      file_mismatch: 'Le contenu ne correspond pas au nom du fichier.',
      file_unsafe: 'Le fichier contient du code exécutable.',
      file_broken: 'Le fichier est vide ou endommagé.',
      quota_reached: 'La limite d’envoi du jour est atteinte.',
      pictures_unavailable: 'L’envoi d’images n’est pas possible ici.',
      other: 'Le fichier n’a pas pu être envoyé.',
    },
    tooMany: 'Cinq fichiers au maximum à la fois.',
  },
  window: {
    title: 'Le chat a sa propre fenêtre',
    text: 'Elle reste ouverte pendant votre visite de la boutique.',
    show: 'Afficher la fenêtre',
    back: 'Ramener ici',
  },
};

export default rest;
