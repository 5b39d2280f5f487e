import type { Forms } from '../forms.ts';
import type { Rest } from './messages.ts';

const rest: Rest<Forms['pt-BR']> = {
  more: {
    more: 'Editar ou apagar',
    edit: 'Editar',
    recall: 'Apagar',
    editing: 'Editar sua mensagem',
    save: 'Salvar a alteração',
    cancel: 'Cancelar',
    tooLate: 'Já não é possível alterar esta mensagem.',
    notChanged: 'Não foi possível alterar.',
    recallLate: 'Não foi apagada: já era tarde.',
    notRecalled: 'Não foi apagada.',
    undone: 'Uma mensagem que você editou ou apagou continua como estava: já era tarde.',
    late: 'Esta mensagem já não pode ser alterada. Ao enviar, será uma nova mensagem.',
    empty: 'A mensagem não pode ficar vazia. Para removê-la, apague-a.',
    charsLeft: { one: 'Resta # caractere', many: 'Restam # de caracteres', other: 'Restam # caracteres' },
    charsOver: { one: '# caractere a mais', many: '# de caracteres a mais', other: '# caracteres a mais' },
    stale: (day) => ({
      one: `# mensagem (${day}) não foi enviada. Enviar agora?`,
      many: `# de mensagens (${day}) não foram enviadas. Enviar agora?`,
      other: `# mensagens (${day}) não foram enviadas. Enviar agora?`,
    }),
    send: 'Enviar',
    discard: 'Excluir',
    next: 'Sua vez é a próxima',
    place: (place) => `Sua posição na fila: ${place}`,
    minutes: { one: 'cerca de um minuto', many: 'cerca de # de minutos', other: 'cerca de # minutos' },
    overAnHour: 'mais de uma hora',
    away: 'Ninguém disponível agora. Deixe sua mensagem e responderemos aqui.',
    gap: ' ',
    here: 'Já há alguém para atender você.',
    back: (day, time) => `Voltamos: ${day && `${day}, `}${time}.`,
    blocked: (day, time) =>
      time
        ? `Você pode ler aqui. Poderá escrever de novo: ${day && `${day}, `}${time}.`
        : 'Você pode ler aqui, mas não escrever.',
    left: (day, time) => `Recebemos sua mensagem e responderemos aqui até ${day && `${day}, `}${time}.`,
  },
  files: {
    attach: 'Enviar uma imagem ou um arquivo',
    picked: 'Arquivos a caminho',
    uploading: (share) => `${share} enviado`,
    waiting: 'aguardando a conexão',
    checking: 'em verificação',
    onlyHere: 'mantenha esta página aberta',
    remove: (name) => `Não enviar ${name}`,
    retry: 'Reenviar',
    open: (name) => `Ampliar ${name}`,
    save: (name) => `Salvar ${name}`,
    close: 'Fechar',
    kinds: { picture: 'Imagem', pdf: 'PDF', text: 'Texto', other: 'Arquivo' },
    problems: {
      file_type_refused: 'Só é possível enviar imagens (jpg, png, webp, gif), PDF e texto.',
      file_too_large: 'O arquivo tem mais de 10 MB.',
      file_mismatch: 'O conteúdo não corresponde ao nome do arquivo.',
      file_unsafe: 'O arquivo contém algo executável.',
      file_broken: 'O arquivo está vazio ou danificado.',
      quota_reached: 'O limite de envios de hoje foi atingido.',
      pictures_unavailable: 'Não é possível enviar imagens aqui.',
      other: 'Não foi possível enviar o arquivo.',
    },
    tooMany: 'No máximo cinco arquivos por vez.',
  },
  window: {
    title: 'O chat tem uma janela própria',
    text: 'Ela fica aberta enquanto você navega pela loja.',
    show: 'Mostrar a janela',
    back: 'Trazer de volta',
  },
};

export default rest;
