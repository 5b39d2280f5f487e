import type { Chat, ChatError, ChatView, DeviceStore } from '@shopbell/sdk';
import type { TemplateResult } from 'lit/html.js';
import type { Messages } from './i18n/messages.ts';
import type { Entry, Happened, Said } from './model/entries.ts';
import type { Clock } from './text/clock.ts';
import type { Figures } from './text/figures.ts';

/**
 * What the line above the thread has to say; `quiet` most of the time. `person`: there is no connection because the shop
 * could not prove who this is.
 */
export type Line = 'quiet' | 'connecting' | 'offline' | 'person' | 'refused';

/** What tells of something in words. */
export interface Tells {
  happened(t: Messages, happened: Happened): string;
  /** What the card of a message is called. */
  called(said: Pick<Said, 'source'>): string;
}

/** What tells of a message that nobody sees come. */
export interface Notices {
  readonly sounds: boolean;
  /** Desktop notices: not to be had in this browser, or for this page; off; on. */
  readonly desktop: 'never' | 'off' | 'on';
  /** The shopper's press. */
  toggleSounds(): void;
  /** The shopper's press: the browser asks, the first time. */
  toggleDesktop(): Promise<void>;
  stop(): void;
}

/** What the tag says of the first screen, beside the heading. Loaded where it says any of it. */
export interface Welcome {
  /** In place of “How can we help?”; null or empty where the tag says nothing. */
  readonly greeting: string | null;
  /** The shop's picture; undefined where there is none, or it could not be shown: the first letter stands there. */
  photo(): TemplateResult | undefined;
  /** Buttons, each of which sends its words. */
  asks(): TemplateResult;
}

/** The talk is in a window of its own. */
export interface Elsewhere {
  /** Brings that window to the front. */
  show(): void;
  /** Takes the talk back. */
  back(): void;
  /** Puts words into the message box there. */
  draft(text: string): Promise<void>;
  /** What the panel says meanwhile. */
  note(): TemplateResult;
}

/** What the parts that are loaded later see and change of the panel. The bridge is one. */
export interface Board {
  readonly chat: Chat;
  readonly view: ChatView;
  /** What the panel says. */
  readonly t: Messages;
  readonly clock: Clock;
  readonly figures: Figures;
  /** The shop's name, or the site's own title. */
  readonly heading: string;
  readonly entries: readonly Entry[];
  /** What the line above the thread has to say. */
  readonly line: Line;
  /** Would somebody answer? Not known without a connection. */
  readonly availability: ChatView['availability'];
  /** The relay's clock as far as it is known, epoch ms. */
  readonly serverNow: number;
  /** What the talk's own words are not; it comes with what shows the talk. */
  readonly tells: Tells | undefined;
  /** The talk is in a window of its own. */
  readonly elsewhere: unknown;
  /** What stands in the message box. */
  draft: string;
  /** True while an input method is at work there: what stands in the box must not be written anew. */
  readonly composing: boolean | undefined;
  /** What stood there and was not sent. Of this tab alone: tabs share a talk, not what is being written. */
  readonly words: DeviceStore;
  /** What stands in the form of a message that is left; taken away by the panel when the person is forgotten. */
  readonly form: DeviceStore;
  /** Which asks for a rating were put off; taken away by the panel when the person is forgotten. */
  readonly putOff: DeviceStore;
  /** What tells of a message that nobody sees come; loaded with a talk. */
  readonly notices: Notices | undefined;
  /** What the device remembers of the person. */
  readonly person: DeviceStore;
  /** Why the last thing they wanted could not be done, told at the message box. */
  notice: string;
  /** The last failure since there was a connection. */
  refusal: ChatError | undefined;
  /** Key of the entry from which the talk is drawn, while more is fetched than anybody is to see. */
  drawnFrom: string | undefined;
  /** Numbers of the messages whose edit or recall is on its way. */
  readonly busy: Set<number>;
  /** Draws what there is to say of a talk's end, under the line of that key that it is over; loaded where there is any. */
  ending: { under(key: string): TemplateResult | undefined } | undefined;
  /** Sends what was written: what the message box calls. Who takes it over gives it back. */
  say(text: string): void;
  /** Something changed: draw. */
  readonly look: () => void;
  /** Puts words into the message box, below those that stand there. */
  put(text: string): void;
  /** Tells that something could not be done, and puts `text` back into the message box. */
  refuse(error: Partial<ChatError>, words: string, text: string): void;
}
