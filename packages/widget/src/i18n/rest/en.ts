import type { Rest } from './messages.ts';

const rest: Rest = {
  more: {
    more: 'Edit or take back',
    edit: 'Edit',
    recall: 'Take back',
    editing: 'Edit your message',
    save: 'Save the change',
    cancel: 'Cancel',
    tooLate: 'That was too long ago and can’t be changed any more.',
    notChanged: 'That could not be changed.',
    recallLate: 'Not taken back: that came too late.',
    notRecalled: 'Not taken back.',
    undone: 'A message you edited or took back earlier stands as it was: that came too late.',
    late: 'This message can’t be changed any more. Sending makes it a new message.',
    empty: 'A message can’t be empty. To remove it, take it back.',
    stale: (count, day) =>
      count === 1
        ? `A message from ${day} has not been sent. Still send it?`
        : `${count} messages from ${day} have not been sent. Still send them?`,
    send: 'Send',
    discard: 'Delete',
    place: (place) => (place === 1 ? 'You are next' : `You are number ${place}`),
    minutes: (minutes) =>
      minutes > 60 ? 'more than an hour' : minutes === 1 ? 'about a minute' : `about ${minutes} minutes`,
    away: 'Nobody is here now. Leave your message: we answer right here.',
    gap: ' ',
    here: 'Somebody is here now.',
    back: (day, time) => `We are back ${day && `${day} `}at ${time}.`,
    blocked: (day, time) =>
      time
        ? `You can read here, and write again from ${day && `${day}, `}${time}.`
        : 'You can read here, and not write.',
    left: (day, time) => `We have your message, and answer right here by ${day && `${day}, `}${time}.`,
  },
  files: {
    attach: 'Send a picture or a file',
    picked: 'Files on their way',
    uploading: (share) => `${share} uploaded`,
    waiting: 'waits for the network',
    checking: 'is being checked',
    onlyHere: 'keep this page open',
    remove: (name) => `Don’t send ${name}`,
    retry: 'Try again',
    open: (name) => `Show ${name} in large`,
    save: (name) => `Save ${name}`,
    close: 'Close',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    previous: 'The picture before',
    next: 'The next picture',
    ofAll: (nth, count) => `${nth} of ${count}`,
    broken: 'The picture can’t be shown now.',
    kinds: { picture: 'Picture', pdf: 'PDF', text: 'Text', other: 'File' },
    problems: {
      file_type_refused: 'Only pictures (jpg, png, webp, gif), PDF and text can be sent.',
      file_too_large: 'It is larger than 10 MB.',
      file_mismatch: 'It doesn’t hold what its name says.',
      file_unsafe: 'It holds something that could run.',
      file_broken: 'It is empty or damaged.',
      quota_reached: 'Too much was sent today.',
      pictures_unavailable: 'Pictures can’t be sent here.',
      other: 'It could not be sent.',
    },
    tooMany: 'At most five files at a time.',
  },
  window: {
    title: 'The chat has its own window',
    text: 'It stays open while you look around the shop.',
    show: 'Show it',
    back: 'Bring it back here',
  },
  talk: {
    menu: 'More about this chat',
    save: 'Save the chat as a file',
    end: 'End the conversation',
    sure: 'End this conversation? You can write again at any time.',
    yes: 'End',
    no: 'Go on',
    ending: 'The conversation ends as soon as there is a connection.',
    notEnded: 'The conversation could not be ended.',
    gathering: (count) => (count === 1 ? '1 message so far' : `${count} messages so far`),
    enough: 'Save these',
    saved: 'The chat was saved as a file.',
    notSaved: 'The chat could not be saved. Please try again.',
    savedAt: (when) => `Saved on ${when}`,
    unsent: 'not sent yet',
    missing: {
      earlier: 'Earlier messages are missing.',
      offline: 'Without a connection, earlier or newer messages may be missing.',
    },
  },
  emoji: {
    name: 'Emoji',
    groups: ['Recent', 'Faces', 'Hands', 'Hearts and signs', 'Shopping', 'Things'],
    notLoaded: 'The emoji could not be loaded. Please try again.',
    names: () => import('../emoji/en.ts'),
  },
};

export default rest;
