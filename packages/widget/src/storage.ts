import { ChatError, type ChatOptions } from '@shopbell/sdk';

/** What this page may keep on the device, as the SDK names it. */
export type StorageOption = NonNullable<ChatOptions['storage']>;

const KINDS: readonly StorageOption[] = ['persistent', 'session', 'none'];

/**
 * The element's `storage`; `persistent` unless said. A misspelt one must not keep what was not to be kept.
 *
 * @throws ChatError `bad_option`
 */
export function storageOf(element: Element): StorageOption {
  const told = element.getAttribute('storage') ?? 'persistent';
  const kind = KINDS.find((one) => one === told);
  if (!kind) throw new ChatError('bad_option', 'storage');
  return kind;
}
