import type { RatingTexts } from './messages.ts';

const rating: RatingTexts = {
  heading: 'Como foi esta conversa?',
  stars: ['Muito ruim', 'Ruim', 'Regular', 'Boa', 'Excelente'],
  ofFive: '# de 5 estrelas',
  solved: 'Resolvemos o problema?',
  yes: 'Sim',
  no: 'Não',
  wrong: 'O que deu errado?',
  mixed: 'O que descreve isso?',
  good: 'O que foi bom?',
  tags: {
    slow: 'Respostas lentas',
    unsolved: 'Não resolvido',
    unclear: 'Pouco claro',
    unfriendly: 'Pouco gentil',
    fast: 'Respostas rápidas',
    solved: 'Resolvido',
    clear: 'Bem explicado',
    friendly: 'Gentil',
  },
  recommend: 'Você nos recomendaria a um amigo?',
  never: 'De jeito nenhum',
  gladly: 'Com prazer',
  words: 'Algo mais? (opcional)',
  send: 'Enviar avaliação',
  later: 'Agora não',
  rate: 'Avaliar a conversa',
  change: 'Alterar',
  thanks: 'Obrigado pela sua avaliação.',
  sending: 'Enviando…',
  saved: 'Salvo neste aparelho até haver conexão.',
  over: 'O prazo para avaliar terminou.',
  refused: 'Não foi possível salvar. Tente de novo.',
};

export default rating;
