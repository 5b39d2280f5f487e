import type { Chat } from '@shopbell/sdk';

/** A shop's own line under its message box: what becomes of what was typed. Returns its end. */
export function lineUnderTheBox(chat: Chat, show: (text: string) => void): () => void {
  return chat.on('change', ({ connection, pending, thread }) => {
    const unsent = [...pending, ...(thread?.pending ?? [])];
    const refused = unsent.find(({ status }) => status === 'failed');
    if (refused) show(`Not sent: ${refused.problem}`);
    else if (unsent.length === 0) show('');
    else show(connection === 'online' ? 'Sending …' : `${unsent.length} kept until the network is back`);
  });
}
