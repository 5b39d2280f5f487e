import { deviceStore } from './adapters/device.ts';
import { currentPage } from './adapters/page.ts';
import { systemPorts } from './adapters/ports.ts';
import { type ChatPorts, chatOver } from './chat.ts';
import type { Chat, ChatOptions } from './chat-types.ts';
import { createLink, type LineMaker } from './link/link.ts';
import { lazyLine } from './tabs/lazy-line.ts';

/**
 * A shopper's line to a shop. Opens, stores and sends nothing before the first call that needs it. The tabs of a browser
 * share one connection; with `storage` `session` or `none`, and outside browsers, each client has its own.
 * @throws ChatError `bad_option` when `endpoint` or `site` is unusable
 */
export function createChat(options = {} as ChatOptions): Chat {
  const { endpoint, site, storage } = options;
  const device = deviceStore(`shopbell:${endpoint}:${site}`, storage);
  const ports: ChatPorts = {
    ...systemPorts,
    device,
    page: currentPage,
    later: () => import('./adapters/later.ts'),
    extras: () => import('./adapters/extras.ts'),
  };
  let loading: Promise<LineMaker> | undefined;
  const load = async () => {
    // Tabs have something to share where they remember the same person.
    if (device.kind !== 'persistent') return createLink;
    loading ??= import('./adapters/sharing.ts').then((part) => part.share(chat, device));
    return loading;
  };
  if (globalThis.document) ports.line = lazyLine(load);
  const chat = chatOver(ports, options);
  return chat;
}
