import type { Chat } from '../chat-types.ts';
import type { LineMaker } from '../link/link.ts';
import type { DeviceStore } from '../ports.ts';
import type { TabPorts } from '../tabs/ports.ts';
import { share as shareOver } from '../tabs/share.ts';
import { broadcast } from './channel.ts';
import { webLocks } from './locks.ts';
import { pageLife } from './page-life.ts';

/** This browser's channel, locks and page. */
const tabs: TabPorts = { channel: broadcast, lock: webLocks(), ...pageLife };

/** Shares a client's line with the other tabs of this browser; see `tabs/share.ts`. */
export const share = (chat: Chat, device: DeviceStore): LineMaker => shareOver(chat, device, tabs);
