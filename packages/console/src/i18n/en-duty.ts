import type { StuckReason } from '@shopbell/domain';
import type { AgentStatus } from '@shopbell/sdk/agent';

const ofLimit = (count: number, limit: number): string =>
  `${count} of ${limit} ${limit === 1 ? 'conversation' : 'conversations'}`;

/** The strings of the floor: how an agent stands, what is offered, left messages, a cut line. */
export const enDuty = {
  status: { online: 'Online', busy: 'Busy', away: 'Away', off: 'Off duty' } satisfies Record<AgentStatus, string>,
  /** In the menu, where signing off is a thing one does. */
  choose: {
    online: 'Online',
    busy: 'Busy',
    away: 'Away',
    off: 'Sign off',
  } satisfies Record<AgentStatus, string>,
  does: {
    online: 'You get new conversations.',
    busy: 'You keep what you have and get nothing new.',
    away: 'For a while: you keep what you have. When everybody is away, shoppers leave messages.',
    off: 'For today: what you have goes back to the queue.',
  } satisfies Record<AgentStatus, string>,
  menu: 'Your status',
  load: (count: number, limit: number) => `${count} of ${limit}`,
  loadTitle: (count: number, limit: number) =>
    `${ofLimit(count, limit)}${count >= limit ? ' – you are at your limit' : ''}`,
  changing: 'One moment …',
  told: (status: string) => `You are ${status.toLowerCase()} now.`,
  offHint: 'You get nothing, and shoppers see you as gone.',
  goOnline: 'Go online',

  signOffAsk: 'Sign off?',
  signOffHave: (count: number) =>
    count === 1
      ? 'Your conversation goes back to the queue and keeps its place.'
      : `Your ${count} conversations go back to the queue and keep their places.`,
  signOffLast: (count: number) =>
    count === 1
      ? 'Nobody else is on duty: it becomes a left message.'
      : `Nobody else is on duty: with what waits, ${count} become left messages.`,
  signOff: 'Sign off',
  stay: 'Stay',

  awayWords: 'Shoppers who write while you are away are told',
  awayHint: 'Once for each wait. Empty: they are told nothing.',
  goAway: 'Be away',
  awaySave: 'Save',
  awayCancel: 'Cancel',

  offers: 'Offered to you',
  offerFrom: (group: string) => `Offered to you · ${group}`,
  someone: 'A shopper',
  accept: 'Accept',
  decline: 'Decline',
  left: (clock: string) => `${clock} left`,
  announce: (name: string, group: string) =>
    `Offered to you: ${group ? `${name}, ${group}` : name}. A accepts, D declines.`,
  announceMany: (count: number) => `${count} requests are offered to you.`,
  lapsed: (name: string) => `The request of ${name} is no longer offered to you.`,

  leftMessages: 'Left messages',
  leftNow: 'left just now',
  leftWhen: (age: string) => `left ${age} ago`,
  due: (when: string) => `Due ${when}`,
  overdue: (span: string) => `Overdue by ${span}`,
  dueTomorrow: (time: string) => `tomorrow ${time}`,
  dueOn: (day: string, time: string) => `${day}, ${time}`,
  leftAnnounce: (count: number, name: string) =>
    count === 1 ? `${name} left a message.` : `${count} new left messages, the latest by ${name}.`,
  group: 'Group',
  leftDue: (when: string) => `Nobody could answer: this is a left message, due ${when}`,

  claimedBy: (name: string) => `Claimed by ${name}`,
  backToLeft: 'Back to the left messages, for whoever is free',
  leftAgain: (when: string) => `Back among the left messages, due ${when}`,

  stuck: { no_reply: 'Stuck: no answer', nobody_took: 'Stuck: nobody takes it' },
  stuckLeft: (overdue: string) => `Stuck: ${overdue.toLowerCase()}`,
  stuckCase: {
    no_reply: (name: string) => `Your case is stuck: ${name} waits for an answer for too long.`,
    nobody_took: (name: string) => `Your case is stuck: nobody takes the conversation with ${name} out of the queue.`,
    left_overdue: (name: string) => `Your case is stuck: what ${name} left is not answered, and is overdue.`,
  } satisfies Record<StuckReason, (name: string) => string>,

  atLimit: (count: number, limit: number) =>
    `You have ${ofLimit(count, limit)}. End one or hand it over to take this one.`,

  groups: 'Groups',
  colleagues: 'Colleagues',
  groupOpen: (name: string) => `${name} · open`,
  groupClosed: (name: string) => `${name} · closed`,
  closedHint: 'Nobody answers there now: it becomes a left message, and the shopper is told.',
  colleague: (name: string, status: string) => `${name} · ${status}`,
  colleagueLoad: (name: string, status: string, load: string) => `${name} · ${status} · ${load}`,
  full: (name: string, load: string) => `${name} · full, ${load}`,

  cut: (count: number) =>
    count === 1 ? 'A shopper wrote while you had no line.' : `${count} shoppers wrote while you had no line.`,
  cutList: 'Written while you had no line',
  cutCount: (count: number) => (count === 1 ? 'One message' : `${count} messages`),
  apologise: 'Begin with an apology',
  apology: 'Sorry to have kept you waiting – my connection was lost. ',
  putAside: 'Put aside',
};
