import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'Nachricht hinterlassen',
  by: (day, time) => `Wir antworten bis ${day && `${day}, `}${time}.`,
  instead: 'Lieber eine Nachricht hinterlassen',
  cancel: 'Formular schließen',
  name: 'Name',
  email: 'E-Mail',
  phone: 'Telefon',
  order: 'Bestellnummer',
  optional: 'freiwillig',
  either: 'Bitte hinterlassen Sie eine E-Mail-Adresse oder Telefonnummer, damit wir antworten können.',
  needed: 'Bitte ausfüllen, damit wir antworten können.',
  badEmail: 'Das ist keine E-Mail-Adresse.',
  badPhone: 'Das ist keine Telefonnummer.',
  also: (email) => `Wir schreiben auch an ${email}.`,
  unanswered: 'Wir konnten diese Nachricht nicht beantworten. Schreiben Sie uns gern noch einmal.',
  elsewhere: 'Wir antworten in Ihrer anderen Nachricht.',
};

export default texts;
