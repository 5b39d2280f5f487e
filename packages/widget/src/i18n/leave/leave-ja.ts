import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'メッセージを残す',
  by: (day, time) => `${day || '本日'} ${time} までにお返事します。`,
  instead: '待たずにメッセージを残す',
  cancel: 'フォームを閉じる',
  name: 'お名前',
  email: 'メールアドレス',
  phone: '電話番号',
  order: '注文番号',
  optional: '任意',
  either: 'お返事できるよう、メールアドレスか電話番号をご入力ください。',
  needed: 'お返事できるよう、ご入力ください。',
  badEmail: 'メールアドレスの形式が正しくありません。',
  badPhone: '電話番号の形式が正しくありません。',
  also: (email) => `${email} にもお送りします。`,
  unanswered: 'このメッセージにはお返事できませんでした。必要でしたら、もう一度お送りください。',
  elsewhere: 'もう一つのメッセージにまとめてお返事します。',
};

export default texts;
