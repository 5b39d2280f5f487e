import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: 'Ce lien a servi sur un autre appareil.',
  over: 'Ce lien a expiré.',
  invalid: 'Ce lien n’est pas valable.',
  gone: 'Cette conversation n’est plus conservée dans ce navigateur.',
  lost: 'La connexion est impossible pour le moment.',
  unkept:
    'Ce navigateur ne conserve rien pour cette page : votre lien ne peut pas s’ouvrir ici. Il reste valable dans un autre.',
  again: 'Réessayer',
};

export default texts;
