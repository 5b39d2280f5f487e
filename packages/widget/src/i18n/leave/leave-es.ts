import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'Dejar un mensaje',
  by: (day, time) => `Respondemos antes de ${day && `${day}, `}${time}.`,
  instead: 'Mejor dejar un mensaje',
  cancel: 'Cerrar el formulario',
  name: 'Nombre',
  email: 'Correo electrónico',
  phone: 'Teléfono',
  order: 'Número de pedido',
  optional: 'opcional',
  either: 'Deje un correo o un teléfono para que podamos responder.',
  needed: 'Rellene este campo para que podamos responder.',
  badEmail: 'No es un correo electrónico válido.',
  badPhone: 'No es un teléfono válido.',
  also: (email) => `También escribiremos a ${email}.`,
  unanswered: 'No hemos podido responder a este mensaje. Si lo necesita, escríbanos de nuevo.',
  elsewhere: 'Le respondemos en su otro mensaje.',
};

export default texts;
