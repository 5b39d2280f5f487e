import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'Deixar uma mensagem',
  by: (day, time) => `Respondemos até ${day && `${day}, `}${time}.`,
  instead: 'Prefiro deixar uma mensagem',
  cancel: 'Fechar o formulário',
  name: 'Nome',
  email: 'E-mail',
  phone: 'Telefone',
  order: 'Número do pedido',
  optional: 'opcional',
  either: 'Deixe um e-mail ou telefone para podermos responder.',
  needed: 'Preencha este campo para podermos responder.',
  badEmail: 'Este não é um e-mail válido.',
  badPhone: 'Este não é um telefone válido.',
  also: (email) => `Também escreveremos para ${email}.`,
  unanswered: 'Não conseguimos responder a esta mensagem. Se precisar, escreva de novo.',
  elsewhere: 'Respondemos na sua outra mensagem.',
};

export default texts;
