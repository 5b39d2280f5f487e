import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: 'このリンクは別の端末で使用済みです。',
  over: 'このリンクは有効期限が切れています。',
  invalid: 'このリンクは無効です。',
  gone: 'この会話はこのブラウザーに残っていません。',
  lost: 'ただいま接続できません。',
  unkept: 'このブラウザーではこのページのデータを保存できないため、リンクを開けません。別のブラウザーでは開けます。',
  again: '再試行',
};

export default texts;
