import type { TemplateResult } from 'lit/html.js';
import type { Amend } from '../amend.ts';
import type { MoreMessages } from '../i18n/rest/messages.ts';
import type { Own } from '../model/amend.ts';
import { menu } from './menu.ts';
import { toLog } from './to-log.ts';

export const PENCIL = 'M4 16l.6-3.2 8.3-8.3 2.6 2.6-8.3 8.3ZM11.2 6.2l2.6 2.6';
const UNDO = 'M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8';

/** What can be done with one's own message while its time is not over: a button beside the bubble, and its menu. */
export function tools(t: MoreMessages, amend: Amend, own: Own): TemplateResult {
  const recall = (event: Event) => {
    // The message goes, and with it the place of the focus.
    toLog(event);
    amend.recall(own);
  };
  return menu('tools', t.more, amend.menu === own.key, () => amend.show(own.key), [
    [PENCIL, t.edit, () => amend.edit(own)],
    [UNDO, t.recall, recall],
  ]);
}
