const characters = (count: number): string =>
  count === 1 ? 'One character' : `${count.toLocaleString('en')} characters`;

/** The box to write in: its tools, what it asks before words go. */
export const enComposer = {
  tools: 'Tools',
  draftsLost: 'This browser keeps nothing: what you type and don’t send goes with this page.',
  understood: 'Understood',
  undo: {
    sending: (seconds: number) => `Sending in ${seconds} s`,
    waits: 'Waits to be sent; it can be taken back.',
    undo: 'Undo',
  },
  types: {
    public: (name: string) => `${name} is typing an answer`,
    desk: (name: string) => `${name} is typing a note`,
    whisper: (name: string) => `${name} is typing a whisper to you`,
    and: ' · ',
  },
  erased: 'All that was said here was erased while you wrote. Your words stay in the box; nothing was sent.',
  answered: (name: string) => `${name} answered since you began to type:`,
  emoji: {
    tool: 'Emoji',
    loading: 'Loading …',
    failed: 'The emoji could not be loaded.',
  },
  ask: {
    label: 'Before it is sent',
    changed: (name: string) => `You opened the conversation with ${name} just now. Are these words for them?`,
    typed: (name: string, before: string) =>
      `You began to type these words to ${before}. This is the conversation with ${name}.`,
    somebodyElse: 'another shopper',
    back: 'Go back',
    anyway: (name: string) => `Send to ${name}`,
    anywayDesk: 'Send anyway',
  },
};

export type ComposerMessages = typeof enComposer;

/** The words of the box itself. */
export const enBox = {
  label: 'Write',
  reply: 'Reply',
  note: 'Note',
  mode: 'What to write',
  to: (name: string) => `To ${name}`,
  as: (name: string) => `as ${name}`,
  noteTo: (name: string) => `For colleagues only – ${name} never sees it`,
  replyHint: (name: string) => `Answer ${name}`,
  noteHint: 'Write a note',
  changing: (name: string) => `Changing what you said to ${name}`,
  changed: 'This message was changed meanwhile, as it stands above. Saving replaces that.',
  late: 'This message can’t be changed any more. Sending makes it a new message.',
  keepWords: 'Cancel',
  save: 'Save',
  send: 'Send',
  addNote: 'Add note',
  room: (left: number) => `${characters(left)} left`,
  tooLong: (over: number) => `${characters(over)} too long`,
  breakHint: 'new line',
  waiting: 'Take the conversation to answer.',
  leftMessage: 'Take the left message to answer it.',
  others: (name: string) => `${name} has this conversation.`,
  othersUnknown: 'A colleague has this conversation.',
  closed: 'The conversation has ended. What the shopper says next opens a new one.',
};

export type BoxMessages = typeof enBox;
