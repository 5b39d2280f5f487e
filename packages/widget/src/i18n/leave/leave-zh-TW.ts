import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: '留言',
  by: (day, time) => `我們會在${day || '今天'} ${time} 前回覆您。`,
  instead: '不等了，改為留言',
  cancel: '收起表單',
  name: '稱呼',
  email: '電子郵件',
  phone: '電話',
  order: '訂單編號',
  optional: '選填',
  either: '請留下電子郵件或電話，方便我們回覆您。',
  needed: '請填寫此欄，方便我們回覆您。',
  badEmail: '電子郵件格式不正確。',
  badPhone: '電話號碼不正確。',
  also: (email) => `我們也會寄信至 ${email}。`,
  unanswered: '很抱歉，我們未能回覆這則留言。如仍需協助，請再次留言。',
  elsewhere: '我們會在您的另一則留言中一併回覆。',
};

export default texts;
