import type { AnswerTexts } from './messages.ts';

const texts: AnswerTexts = {
  used: '此链接已在其他设备上使用。',
  over: '此链接已过期。',
  invalid: '此链接无效。',
  gone: '此浏览器已不再保存这段对话。',
  lost: '暂时无法连接。',
  unkept: '此浏览器不允许本页面保存数据，无法打开您的链接。换一个浏览器仍可打开。',
  again: '重试',
};

export default texts;
