import { createChat } from '@shopbell/sdk';
import type { PanelModule } from './contract.ts';
import { mount as mountWith } from './mount.ts';

/** The entry of `panel.js`: a panel with the real client. */
export const mount: PanelModule['mount'] = (element, launcher, locale, messages) =>
  mountWith({ element, launcher, locale }, messages, createChat);

// What several of the later parts need: a file of its own would weigh more than it does here.
export { isAmendable, untilOf } from './model/amend.ts';
export { toLog } from './parts/to-log.ts';
