import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: 'Este link foi usado em outro dispositivo.',
  over: 'Este link expirou.',
  invalid: 'Este link não é válido.',
  gone: 'Esta conversa não está mais guardada neste navegador.',
  lost: 'Não foi possível conectar agora.',
  unkept:
    'Este navegador não guarda nada para esta página, por isso seu link não pode ser aberto aqui. Ele ainda vale em outro.',
  again: 'Tentar novamente',
};

export default texts;
