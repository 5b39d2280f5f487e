import type { CardType } from '@shopbell/protocol';
import type { CardLabel } from '@shopbell/sdk/cards';
import type { AnyForms } from '../forms.ts';
import type { LeaveTexts } from '../leave/messages.ts';
import type { RatingTexts } from '../rating/messages.ts';
import type { StoreTexts } from '../stores/texts.ts';

/** What the later parts say, in one language; it comes with the first of them. A missing or extra key does not compile. */
export interface Rest<C = AnyForms> {
  more: MoreMessages<C>;
  files: FileTexts;
  window: WindowTexts;
  talk: TalkTexts<C>;
  emoji: EmojiTexts;
  reply: ReplyTexts;
  cards: CardTexts;
  /** Fetches what is said around a rating. */
  rating: () => Promise<{ default: RatingTexts }>;
  /** Fetches what the form of a left message says. */
  leave: () => Promise<{ default: LeaveTexts }>;
  stores: StoreWayTexts;
}

/** The way to the shop's stores. */
export interface StoreWayTexts {
  find: string;
  /** Fetches what is said of them. */
  texts: () => Promise<StoreTexts>;
}

/** What is said of replies. */
export interface ReplyTexts {
  reply: string;
  /** Before a name and words, above the message box. */
  replyingTo: string;
  cancel: string;
  /** Read out before the name and the words that a message replies to. */
  repliesTo: string;
  /** In place of those: they were taken back; they are not loaded. */
  gone: string;
  far: string;
}

/** What the emoji say of themselves. */
export interface EmojiTexts {
  /** Name of the button, and of what it opens. */
  name: string;
  /** Names of the groups, as they stand in `text/emoji-set.ts`; before them the one of those written last. */
  groups: readonly [recent: string, faces: string, hands: string, signs: string, buying: string, things: string];
  notLoaded: string;
  /** Fetches the names of all emoji, in their order, with a bar between two. */
  names: () => Promise<{ default: string }>;
}

/** What the menu of the whole talk says, and what it leads to. */
export interface TalkTexts<C = AnyForms> {
  /** Name of the menu. */
  menu: string;
  save: string;
  /** The tone of an answer: switches it on, and off. */
  soundOn: string;
  soundOff: string;
  /** Notices on the desktop. */
  noticesOn: string;
  noticesOff: string;
  end: string;
  /** The question before it ends, and its answers. */
  sure: string;
  yes: string;
  no: string;
  /** It ends with the next line. */
  ending: string;
  notEnded: string;
  /** While earlier messages are fetched: of those that are there, at least 1. */
  gathering: C;
  /** Goes on with what is there. */
  enough: string;
  saved: string;
  notSaved: string;
  /** In the file: when it was made. @param when a day, a time and its zone */
  savedAt: (when: string) => string;
  /** In the file, beside a message: it is on its way. */
  unsent: string;
  /** In the file, and told: what of the talk it lacks. */
  missing: { earlier: string; offline: string };
}

/** What cards say beside their own words. */
export interface CardTexts {
  kinds: Readonly<Record<CardType, string>>;
  labels: Readonly<Record<CardLabel, string>>;
  /** The shop's own server signed for it. */
  fromShop: string;
  /** Only the page said so: nobody of the shop did. */
  fromPage: string;
  /** Price before a discount, read out. */
  was: string;
  open: string;
  pay: string;
  call: string;
  copy: string;
  copied: string;
  confirm: string;
  /** Opens the box for what is wrong; its name; its buttons. */
  correct: string;
  wrong: string;
  send: string;
  cancel: string;
  /** How it stands; `expired` is drawn on the card, the others below it. */
  expired: string;
  waits: string;
  confirmed: string;
  corrected: string;
  replaced: string;
  /** In place of one's own words, and of a card that this version can't draw. */
  said: { readonly confirm: string; readonly correct: string };
  unknown: string;
}

/** What the panel says while the talk is in a window of its own. */
export interface WindowTexts {
  title: string;
  text: string;
  /** Brings that window to the front. */
  show: string;
  /** Closes it, and goes on here. */
  back: string;
}

/** What the part that few talks need says. */
export interface MoreMessages<C = AnyForms> {
  /** Name of the menu beside one's own message, and its entries. */
  more: string;
  edit: string;
  recall: string;
  /** Name of the message box while it holds a message to change. */
  editing: string;
  save: string;
  cancel: string;
  tooLate: string;
  notChanged: string;
  /** A message still stands: its time was over, or another reason. */
  recallLate: string;
  notRecalled: string;
  /** A change or a taking back of an earlier visit came to nothing. */
  undone: string;
  /** Its time ended while it was being changed. */
  late: string;
  /** All words of it were removed. */
  empty: string;
  /** Below the message box near its limit, and beyond it: at least 0, at least 1. */
  charsLeft: C;
  charsOver: C;
  /** The question about unsent messages of an earlier day: at least 1. @param day of the first, in words */
  stale: (day: string) => C;
  send: string;
  discard: string;
  /** The place of the first in the queue, and any other. @param place as a figure, at least 2 */
  next: string;
  place: (place: string) => string;
  /** How long it takes: 1 to 60, rounded up; and what is longer. */
  minutes: C;
  overAnHour: string;
  /** Nobody is here: before the first words of a conversation, and when that has just become so. */
  away: string;
  /** Between two sentences. */
  gap: string;
  /** Somebody is here again. */
  here: string;
  /** When the shop opens again. @param day empty for today */
  back: (day: string, time: string) => string;
  /** The shop takes no words of theirs. @param day empty for today @param time empty for good */
  blocked: (day: string, time: string) => string;
  /** The message is kept, and answered by then. @param day empty for today */
  left: (day: string, time: string) => string;
}

/** What the part for files says. */
export interface FileTexts {
  attach: string;
  /** Name of the list of files on their way. */
  picked: string;
  /** @param share as a percentage */
  uploading: (share: string) => string;
  waiting: string;
  checking: string;
  /** Beside it, where a reload would lose it. */
  onlyHere: string;
  remove: (name: string) => string;
  retry: string;
  open: (name: string) => string;
  save: (name: string) => string;
  close: string;
  zoomIn: string;
  zoomOut: string;
  previous: string;
  next: string;
  /** Which of the pictures is looked at, as figures. @param count at least 2 */
  ofAll: (nth: string, count: string) => string;
  /** In the place of a picture that can't be had. */
  broken: string;
  /** What a file is, before its size. */
  kinds: { picture: string; pdf: string; text: string; other: string };
  /** Why it was not taken, by code; `other` for all that are not listed. */
  problems: { readonly [code: string]: string } & { readonly other: string };
  tooMany: string;
}
