import type { Messages } from './messages.ts';

const messages: Messages = {
  title: 'Chat with us',
  titleUnread: (count) => `Chat with us, ${count} unread`,
  close: 'Close chat',
  online: 'Online now',
  away: 'Nobody here right now',
  withYou: (name) => `${name} is with you`,
  agentTyping: (name) => `${name} is typing`,
  someoneTyping: 'Typing',

  greeting: 'How can we help?',
  greetingOnline: 'Ask us anything. Someone from the shop answers right here.',
  greetingAway: 'Nobody is here right now. Write to us anyway: the answer comes right here.',
  greetingUnknown: 'Ask us anything. We answer right here.',

  thread: 'Messages',
  loading: 'Loading the conversation',
  loadingEarlier: 'Loading earlier messages',
  newHere: 'New',
  newMessages: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  joined: (name) => `${name} joined`,
  left: 'We have your message, and answer here as soon as we are back.',
  closed: 'Conversation ended',
  you: 'You',
  shop: 'Shop',
  opensTab: 'opens in a new tab',

  saved: 'Saved here',
  savedOffline: 'Saved here, goes out once you are online',
  sending: 'Sending',
  stored: 'Sent',
  failed: 'Not sent',
  failedTooLong: 'Not sent: too long',
  retry: 'Try again',
  discard: 'Delete',

  placeholder: 'Write a message',
  send: 'Send',
  charsLeft: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
  charsOver: (count) => (count === 1 ? '1 character too many' : `${count} characters too many`),

  connecting: 'Connecting',
  offline: 'No connection. What you write is kept and goes out by itself.',
  refused: 'Chat is not available on this page.',
  refusedPerson: 'Please sign in to the shop again to go on.',
  refusedVersion: 'Please reload the page to go on.',
};

export default messages;
