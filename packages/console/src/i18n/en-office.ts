import { enReady } from './en-ready.ts';

/** What all pages beside the desk say, and the first screen already. */
export const enOffice = {
  ready: enReady,

  pages: {
    people: 'People',
    staff: 'Who does what',
    groups: 'Groups',
    hours: 'Hours',
    times: 'Reply times',
    leave: 'Message form',
    ready: 'Ready replies',
    visits: 'Store visits',
    shoppers: 'Tags and blocks',
    guard: 'Guard',
    look: 'Look of the chat',
    shop: 'Shop',
    stores: 'Stores',
    webhooks: 'Webhooks',
    log: 'Log',
    account: 'My account',
    inbox: 'Left messages',
    overview: 'The floor',
    search: 'Search',
    summary: 'Your day',
    notices: 'Notices',
    forgot: 'Forgotten password',
    invitation: 'Invitation',
    reset: 'New password',
  },

  office: {
    back: 'Back to the conversations',
    loading: 'Loading …',
    again: 'Try again',
    cancel: 'Cancel',
    working: 'One moment …',
  },

  signInShop: {
    several: 'I work at several shops',
    label: 'Shop',
    hint: 'Its address in the page’s code, as “My account” says. Empty: the shop you came to first.',
    refused: 'E-mail and password don’t match an account of this shop. Check all three and try again.',
  },

  behind: {
    read: 'Show what it said',
    hint: 'Who reads it is noted in the site’s log',
    label: 'Taken back',
    noted: 'The shopper and the agents don’t see this. That you read it is noted in the site’s log.',
    hide: 'Hide',
  },
};
