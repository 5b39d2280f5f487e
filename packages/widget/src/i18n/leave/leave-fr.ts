import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'Laisser un message',
  by: (day, time) => `Nous répondons avant ${day && `${day}, `}${time}.`,
  instead: 'Laisser plutôt un message',
  cancel: 'Fermer le formulaire',
  name: 'Nom',
  email: 'E-mail',
  phone: 'Téléphone',
  order: 'Numéro de commande',
  optional: 'facultatif',
  either: 'Laissez un e-mail ou un téléphone pour que nous puissions répondre.',
  needed: 'Remplissez ce champ pour que nous puissions répondre.',
  badEmail: 'Ce n’est pas une adresse e-mail.',
  badPhone: 'Ce n’est pas un numéro de téléphone.',
  also: (email) => `Nous écrirons aussi à ${email}.`,
  unanswered: 'Nous n’avons pas pu répondre à ce message. Si besoin, écrivez-nous à nouveau.',
  elsewhere: 'Nous y répondons dans votre autre message.',
};

export default texts;
