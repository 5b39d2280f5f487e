import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: '留言',
  by: (day, time) => `我们会在${day || '今天'} ${time} 前回复您。`,
  instead: '不等了，改为留言',
  cancel: '收起表单',
  name: '称呼',
  email: '邮箱',
  phone: '电话',
  order: '订单号',
  optional: '选填',
  either: '请留下邮箱或电话，方便我们回复您。',
  needed: '请填写此项，方便我们回复您。',
  badEmail: '邮箱格式不正确。',
  badPhone: '电话号码不正确。',
  also: (email) => `我们也会发送邮件至 ${email}。`,
  unanswered: '很抱歉，我们未能回复这条留言。如仍需帮助，请再次留言。',
  elsewhere: '我们会在您的另一条留言中一并回复。',
};

export default texts;
