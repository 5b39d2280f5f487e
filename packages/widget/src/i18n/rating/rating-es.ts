import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: '¿Qué tal fue esta conversación?',
  stars: ['Muy mal', 'Mal', 'Regular', 'Bien', 'Excelente'],
  ofFive: '# de 5 estrellas',
  solved: '¿Lo hemos resuelto?',
  yes: 'Sí',
  no: 'No',
  wrong: '¿Qué ha ido mal?',
  mixed: '¿Qué lo describe?',
  good: '¿Qué ha ido bien?',
  tags: {
    slow: 'Respuestas lentas',
    unsolved: 'Sin resolver',
    unclear: 'Poco claro',
    unfriendly: 'Poco amable',
    fast: 'Respuestas rápidas',
    solved: 'Resuelto',
    clear: 'Bien explicado',
    friendly: 'Amable',
  },
  recommend: '¿Nos recomendaría a un amigo?',
  never: 'Nada',
  gladly: 'Con gusto',
  words: '¿Algo más? (opcional)',
  send: 'Enviar valoración',
  later: 'Ahora no',
  rate: 'Valorar la conversación',
  change: 'Cambiar',
  thanks: 'Gracias por su valoración.',
  sending: 'Enviando…',
  saved: 'Guardado en este dispositivo hasta que haya conexión.',
  over: 'El plazo para valorar ha terminado.',
  refused: 'No se ha podido guardar. Inténtelo de nuevo.',
};

export default rating;
