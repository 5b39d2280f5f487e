import { createChat } from '@shopbell/sdk';
import type { Panel, PanelHost } from './contract.ts';
import type { Messages } from './i18n/messages.ts';
import { mount as mountWith } from './mount.ts';

/** The entry of `panel.js`: a panel with the real client. */
export function mount(host: PanelHost, messages: Messages): Panel {
  return mountWith(host, messages, createChat);
}
