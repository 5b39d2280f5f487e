import type { ChatError, ChatErrorCode } from '@shopbell/sdk';

/** Refusals that no shopper and no waiting can mend: the site or its tag is set up wrong. */
const SET_UP = /^(bad_option|site_unknown|origin_refused|key_required|key_invalid)$/;

const told = new Set<ChatErrorCode>();

/** Tells the developer of the page about a wrong set-up, each kind once a page. Any other error is passed over. */
export function warnOfSetUp({ code, message, path }: ChatError): void {
  if (!SET_UP.test(code) || told.has(code)) return;
  told.add(code);
  const sentence = code === 'bad_option' ? `The option "${path ?? message}" is missing or can't be used.` : message;
  // biome-ignore lint/suspicious/noConsole: a wrong set-up is the developer's to see, and this is where they look
  console.warn(`<shop-bell> ${code}: ${sentence}`);
}
