import { browserDesktop, type Desktop } from './desktop.ts';
import { browserSpeaker, type Speaker } from './speaker.ts';
import { browserTabs, type Stamps, type Tabs } from './tabs.ts';

/** What notices go out by, beside the page. */
export interface NoticeDevices {
  /** What the page can be heard by. */
  readonly speaker: Speaker;
  /** What stands on the desktop, outside the page. */
  readonly desktop: Desktop;
  /** The other tabs of the console in this browser. */
  readonly tabs: Tabs;
}

/** They come after the first screen. */
export interface ComingDevices {
  /** Undefined until they came. */
  here(): NoticeDevices | undefined;
  /** Rejects when they can't be had; the next call tries again. */
  load(): Promise<NoticeDevices>;
}

export const browserDevices = (window: Window & typeof globalThis, store: Stamps): NoticeDevices => ({
  speaker: browserSpeaker(window),
  desktop: browserDesktop(window),
  tabs: browserTabs(window, store),
});
