import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'اترك رسالة',
  by: (day, time) => `سنردّ قبل ${day && `${day}، `}${time}.`,
  instead: 'اترك رسالة بدلًا من الانتظار',
  cancel: 'أغلق النموذج',
  name: 'الاسم',
  email: 'البريد الإلكتروني',
  phone: 'الهاتف',
  order: 'رقم الطلب',
  optional: 'اختياري',
  either: 'اترك بريدًا إلكترونيًا أو رقم هاتف لنتمكّن من الردّ.',
  needed: 'املأ هذا الحقل لنتمكّن من الردّ.',
  badEmail: 'هذا ليس بريدًا إلكترونيًا صحيحًا.',
  badPhone: 'هذا ليس رقم هاتف صحيحًا.',
  also: (email) => `سنكتب أيضًا إلى ${email}.`,
  unanswered: 'لم نتمكّن من الردّ على هذه الرسالة. إن كنت ما زلت بحاجة إلينا فاكتب لنا من جديد.',
  elsewhere: 'سنردّ عليها في رسالتك الأخرى.',
};

export default texts;
