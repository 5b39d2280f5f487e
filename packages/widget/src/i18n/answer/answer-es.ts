import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: 'Este enlace se usó en otro dispositivo.',
  over: 'Este enlace ha caducado.',
  invalid: 'Este enlace no es válido.',
  gone: 'Esta conversación ya no se guarda en este navegador.',
  lost: 'Ahora no se puede conectar.',
  unkept:
    'Este navegador no guarda nada para esta página, así que su enlace no se puede abrir aquí. Sigue siendo válido en otro.',
  again: 'Reintentar',
};

export default texts;
