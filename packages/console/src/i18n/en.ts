import { enCompany } from './en-company.ts';
import { enBox, enComposer } from './en-composer.ts';
import { enDuty } from './en-duty.ts';
import { enFiles } from './en-files.ts';
import { enGuard } from './en-guard.ts';
import { enLater } from './en-later.ts';
import { enMoves } from './en-moves.ts';
import { enNotices } from './en-notices.ts';
import { enOffice } from './en-office.ts';
import { enProblems } from './en-problems.ts';
import { enPromises } from './en-promises.ts';
import { enSearch } from './en-search.ts';

export const en = {
  lang: 'en',
  /** The other language's own name, on the switch to it. */
  other: '中文',
  product: 'Shopbell',
  problems: enProblems,

  title: (waiting: number, shop: string) => (waiting > 0 ? `(${waiting}) ${shop} – Shopbell` : `${shop} – Shopbell`),
  titleSignIn: 'Sign in – Shopbell',
  titlePage: (page: string) => `${page} – Shopbell`,

  signIn: {
    heading: 'Sign in to answer shoppers',
    email: 'E-mail',
    password: 'Password',
    show: 'Show',
    hide: 'Hide',
    showLabel: 'Show the password',
    hideLabel: 'Hide the password',
    submit: 'Sign in',
    working: 'Signing in …',
    emailMissing: 'Type your e-mail address.',
    passwordMissing: 'Type your password.',
    refused: 'E-mail and password don’t match an account. Check both and try again.',
    tooMany: 'Too many tries. Nothing is locked; wait a moment before the next one.',
    againIn: (clock: string) => `Try again in ${clock}`,
    away: 'The server doesn’t answer. Check the connection and try again.',
    ended: 'Your session has ended. Sign in to go on; what you had typed on this page is still here.',
    failed: (why: string) => `Sign-in failed. ${why}`,
    code: 'Code',
    codeHint: 'From your authenticator app, or a recovery code.',
    codeMissing: 'Your account has a second factor. Type the code that your app shows.',
    codeRefused: 'That code isn’t right, or it has been used. Wait for the next one.',
    forgot: 'Forgot your password?',
  },

  ...enOffice,
  ...enSearch,
  ...enGuard,
  floor: enDuty,
  writing: enComposer,
  files: enFiles,
  notices: enNotices,

  splash: {
    opening: 'Opening the desk …',
    away: 'The server doesn’t answer yet. This page keeps trying by itself.',
  },

  line: {
    offline: 'No connection. What you send is kept here and goes out when the line is back.',
    memory: 'What you send can’t be saved on this machine. Keep this tab open until everything is stored.',
    offlineMemory: 'No connection, and what you send can’t be saved on this machine. Keep this tab open.',
    stale: (count: number, day: string) =>
      count === 1
        ? `A message from ${day} has not been sent. Still send it?`
        : `${count} messages from ${day} have not been sent. Still send them?`,
    yesterday: 'yesterday',
    staleUnknown: 'an earlier day',
    staleSend: 'Send',
    staleDrop: 'Drop',
    refused: 'The server won’t have this page. Reload it; if that doesn’t help, sign in again.',
    reload: 'Reload',
  },

  self: {
    duty: { agent: 'Agent', supervisor: 'Supervisor', admin: 'Admin' },
    account: 'My account',
    people: 'People',
    signOut: 'Sign out',
    signOutAsk: 'Sign out?',
    lose: {
      drafts: 'What you typed but didn’t send is dropped.',
      files: (count: number) =>
        count === 1
          ? 'A file isn’t with the shopper yet and is dropped.'
          : `${count} files aren’t with the shoppers yet and are dropped.`,
      unsent: (count: number) =>
        count === 1 ? 'A message was not stored and is dropped.' : `${count} messages were not stored and are dropped.`,
    },
    stay: 'Stay',
  },

  list: {
    label: 'Conversations',
    waiting: 'Waiting',
    mine: 'Mine',
    arrived: (count: number) => `${count} new`,
    arrivedShow: '– show in the list',
    waitingEmpty: 'Nobody is waiting.',
    waitingEmptyHint: 'Requests appear here by themselves.',
    mineEmpty: 'Nothing is yours yet.',
    /** Around the key that takes. */
    mineEmptyHint: { before: 'Open a request and press', after: 'to take it.' },
    gone: 'No longer in this list',
    you: 'You: ',
    nothingSaid: 'Nothing said yet',
    takenBack: 'Taken back or erased',
    leftMessage: 'Left message',
    owned: 'Mine to see through',
    ownedWith: (name: string) => `With ${name}`,
    yourCase: 'Your case',
    waits: (clock: string) => `waiting for ${clock}`,
    overdue: 'overdue',
    verified: 'Member, proven by the shop',
    draft: 'Draft: ',
    unsaid: 'Not sent: ',
    announce: (count: number, name: string) =>
      count === 1 ? `${name} is waiting.` : `${count} new shoppers are waiting, the latest is ${name}.`,
  },

  shopper: {
    visitor: (label: string) => `Visitor ${label}`.trim(),
    member: (id: string) => `Member ${id}`,
    label: 'Shopper',
    who: 'Who',
    verified: 'Member, proven by the shop',
    notVerified: 'Visitor, not signed in at the shop',
    memberId: 'Member ID',
    page: 'Page',
    askedOn: 'Asked on',
    conversation: 'Conversation',
    state: 'State',
    states: { requested: 'Waiting', active: 'Active', left: 'Left message', closed: 'Ended' },
    began: 'Began',
    taken: 'Taken by',
    owner: 'Case owner',
    noOwner: 'Nobody yet',
    ended: 'Ended',
    number: 'Number',
    justNow: 'just now',
    ago: (span: string) => `${span} ago`,
    you: (name: string) => `${name} (you)`,
    empty: 'Who you talk to, and where they are in the shop, stands here.',
    open: 'Details',
    close: 'Close details',
    newTab: '(opens in a new tab)',
  },

  thread: {
    label: 'Conversation',
    log: (name: string) => `What was said with ${name}`,
    none: 'No conversation is open',
    quiet: 'All quiet',
    quietHint: 'Nobody waits and nothing is yours. The next request appears on the left.',
    noneHint: 'Walk the list, then open one.',
    noneKeys: {
      walk: 'up and down the list',
      open: 'open',
      take: 'take it',
      commands: 'all commands',
      all: 'all keys',
    },
    missing: 'This conversation can’t be shown.',
    missingHint: 'It doesn’t exist, or it isn’t for you. Choose another one from the list.',
    loading: 'Loading the conversation …',
    back: 'Back to the list',
    loadingEarlier: 'Loading what was said before …',
    earlierFailed: 'What was said before couldn’t be loaded.',
    again: 'Try again',
    today: 'Today',
    yesterday: 'Yesterday',
    newBelow: (count: number) => (count === 1 ? 'One new message' : `${count} new messages`),
    toEnd: 'To the latest',
    typing: (name: string) => `${name} is typing`,
    you: 'You',
    bot: (name: string) => `${name} (bot)`,
    api: 'The shop’s own system',
    system: 'System',
    store: (name: string) => `${name} (store)`,
    note: 'Note, only for colleagues',
    announce: (name: string, text: string) => `${name}: ${text}`,
    announceMany: (count: number) => `${count} new messages`,
    requested: 'Asked for a person',
    requestedOn: (page: string) => `Asked for a person on ${page}`,
    takenBy: (name: string) => `${name} took the conversation`,
    takenByYou: 'You took the conversation',
    gave: (by: string, to: string) => `${by} handed the conversation over to ${to}`,
    gaveYou: (to: string) => `You handed the conversation over to ${to}`,
    gotYou: (by: string) => `${by} handed the conversation over to you`,
    gaveBack: (by: string) => `${by} gave the conversation back to the queue`,
    gaveBackYou: 'You gave the conversation back to the queue',
    handedOver: (reason: string) => `Reason: ${reason}`,
    takenOver: (name: string) => `Taken over from ${name}`,
    takenOverYou: 'Taken over from you',
    left: 'Nobody could answer: this is a left message',
    ...enMoves,
    byLetter: (name: string) => `${name} (by the letter’s link, not verified)`,
    endedBy: (name: string) => `${name} ended the conversation`,
    endedByYou: 'You ended the conversation',
    endedBySystem: 'The conversation ended by itself',
    owner: (name: string) => `${name} owns the case`,
    ownerYou: 'You own the case',
    identified: (name: string) => `The shop has proven: this is ${name}`,
    succeeded: 'The shopper went on in another conversation',
    succeededOpen: 'Open it',
    status: {
      unsaved: 'Only in this tab',
      saved: 'Kept here, not sent',
      sending: 'Sending',
      waiting: 'Waiting for the network',
      stored: 'Stored',
      delivered: 'Delivered',
      read: 'Read',
      changing: 'Changing',
      failed: 'Not sent',
    },
    edited: 'edited',
    recalled: (name: string) => `${name} took a message back`,
    recalledByYou: 'You took a message back',
    wiped: 'What was said before this was erased',
    more: 'Edit or take back',
    change: 'Edit',
    takeBack: 'Take back',
    retry: 'Send again',
    discard: 'Drop',
    edit: 'Back to the box',
  },

  handover: {
    open: 'Hand over',
    reasons: {
      expertise: 'A colleague knows this better',
      language: 'A colleague speaks the language',
      workload: 'Too many at once',
      off_duty: 'My shift ends',
      wish: 'The shopper asked for it',
      other: 'Something else',
    },
    takeOver: 'Take over',
    from: (name: string) => `${name} handed this over to you`,
    back: (name: string) => `${name} gave this back to the queue`,
    first: 'Read the note first, then answer.',
    read: 'I have read it',
    moved: (shopper: string, agent: string) => `Your case: ${agent} has the conversation with ${shopper} now.`,
    waits: (shopper: string) => `Your case: the conversation with ${shopper} waits in the queue again.`,
    given: (by: string, shopper: string) => `${by} handed the conversation with ${shopper} over to you.`,
    taken: (by: string, shopper: string, why: string) =>
      `${by} has taken the conversation with ${shopper} over from you: ${why}`,
    show: 'Open',
    seen: 'OK',
  },

  company: enCompany,
  later: enLater,
  promises: enPromises,
  summary: { key: 'Your day' },
  palette: { open: 'All commands' },
  /** Names of the groups that every shop has, as long as nobody renames them. */
  groups: { standard: { 'Pre-sales': 'Pre-sales', 'After-sales': 'After-sales' } },

  act: {
    take: 'Take',
    taking: 'Taking …',
    end: 'End',
    ending: 'Ending …',
    filesGoing: (count: number) =>
      count === 1
        ? 'A file is still on its way and would not arrive.'
        : `${count} files are still on their way and would not arrive.`,
    endAsk: (name: string) => `End the conversation with ${name}?`,
    endSure: 'End it',
    keep: 'Keep it',
  },

  composer: enBox,
};

/** Every string of the first screen; another language has all of them or doesn't compile. */
export type Messages = typeof en;
