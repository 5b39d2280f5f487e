import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: 'Leave a message',
  by: (day, time) => `We answer by ${day && `${day}, `}${time}.`,
  instead: 'Leave a message instead',
  cancel: 'Close the form',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  order: 'Order number',
  optional: 'optional',
  either: 'Please leave an e-mail address or a phone number, so that we can answer.',
  needed: 'Please fill this in, so that we can answer.',
  badEmail: 'This is no e-mail address.',
  badPhone: 'This is no phone number.',
  also: (email) => `We also write to ${email}.`,
  unanswered: 'We could not answer this message. Please write again if you still need us.',
  elsewhere: 'We answer it in your other message.',
};

export default texts;
