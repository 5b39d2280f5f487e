import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['en']> = {
  dir: 'ltr',
  comma: ', ',
  title: 'Chat with us',
  titleUnread: { one: 'Chat with us, # unread', other: 'Chat with us, # unread' },
  titleDraft: 'Chat with us, message not sent',
  close: 'Close chat',
  online: 'Online now',
  away: 'Nobody here right now',
  withYou: (name) => `${name} is with you`,
  agentTyping: (name) => `${name} is typing`,
  someoneTyping: 'Typing',

  greeting: 'How can we help?',
  greetingOnline: 'Ask us anything. Someone from the shop answers right here.',
  greetingAway: 'Nobody is here right now. Leave your message: the answer comes right here.',
  greetingUnknown: 'Ask us anything. We answer right here.',

  thread: 'Messages',
  loading: 'Loading the conversation',
  loadingEarlier: 'Loading earlier messages',
  newHere: 'New',
  newMessages: { one: '# new message', other: '# new messages' },
  assigned: (name) => `You are now with ${name}`,
  joined: (name) => `${name} joined`,
  parted: (name) => `${name} left`,
  requested: 'We are finding someone else for you. You keep your place.',
  left: 'We have your message, and answer here as soon as we are back.',
  closed: 'Conversation ended',
  recalled: (name) => `${name} took a message back`,
  recalledMine: 'You took a message back',
  erased: 'Messages removed',
  you: 'You',
  shop: 'Shop',
  opensTab: 'opens in a new tab',
  emoji: 'emoji',

  waiting: 'Waiting',
  waitingOffline: 'Waiting for the network',
  saved: 'Saved on this device',
  savedOffline: 'Saved here, waiting for the network',
  sending: 'Sending',
  stored: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not sent',
  failedTooLong: 'Not sent: too long',
  failedRefused: 'Not sent: this page does not allow it',
  failedUnchecked: 'Not sent: the page could not check it',
  retry: 'Try again',
  discard: 'Delete',

  edited: 'edited',
  unsafe: 'Not saved on this device. Keep this page open until it is sent.',
  outboxFull: 'Too much is waiting to be sent. Try again once some of it has gone out.',

  placeholder: 'Write a message',
  send: 'Send',

  connecting: 'Connecting',
  offline: 'No connection. What you write goes out by itself once it is back.',
  refused: 'Chat is not available on this page.',
  refusedPerson: 'Please sign in to the shop again to go on.',
  refusedVersion: 'Please reload the page to go on.',

  rest: () => import('./rest/en.ts'),
};

export default messages;
