import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: '此連結已在其他裝置上使用。',
  over: '此連結已過期。',
  invalid: '此連結無效。',
  gone: '此瀏覽器已不再儲存這段對話。',
  lost: '暫時無法連線。',
  unkept: '此瀏覽器不允許本頁面儲存資料，無法開啟您的連結。換一個瀏覽器仍可開啟。',
  again: '重試',
};

export default texts;
