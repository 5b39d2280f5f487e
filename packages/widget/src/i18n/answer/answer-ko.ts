import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: '다른 기기에서 이미 사용된 링크입니다.',
  over: '기한이 지난 링크입니다.',
  invalid: '올바르지 않은 링크입니다.',
  gone: '이 브라우저에 더 이상 저장되어 있지 않은 대화입니다.',
  lost: '지금은 연결할 수 없습니다.',
  unkept: '이 브라우저가 이 페이지의 데이터를 저장하지 않아 링크를 열 수 없습니다. 다른 브라우저에서는 열 수 있습니다.',
  again: '다시 시도',
};

export default texts;
