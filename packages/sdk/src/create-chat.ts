import { deviceStore } from './adapters/device.ts';
import { currentPage } from './adapters/page.ts';
import { systemPorts } from './adapters/ports.ts';
import { chatOver } from './chat.ts';
import type { Chat, ChatOptions } from './chat-types.ts';

/**
 * A shopper's line to a shop. Opens, stores and sends nothing before the first call that needs it.
 * @throws ChatError `bad_option` when `endpoint` or `site` is unusable
 */
export function createChat(options: ChatOptions): Chat {
  const device = deviceStore(`shopbell:${options.endpoint}:${options.site}`, options.storage);
  return chatOver({ ...systemPorts, device, page: currentPage }, options);
}
