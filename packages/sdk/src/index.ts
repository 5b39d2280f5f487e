export { deviceStore } from './adapters/device.ts';
export type {
  Blocked,
  Chat,
  ChatEvents,
  ChatOptions,
  ChatView,
  QueuePlace,
  SendOptions,
  TokenSource,
} from './chat-types.ts';
export { createChat } from './create-chat.ts';
export { ChatError, type ChatErrorCode, type LocalCode } from './errors.ts';
export type { FileLink, Upload, UploadChanged, UploadOptions, UploadStatus, UploadView } from './files/types.ts';
export type { DeviceStore } from './ports.ts';
export type {
  Amended,
  CommonEvents,
  Connection,
  Member,
  Pending,
  Receipts,
  SendStatus,
  StorageKind,
  Stored,
  Thread,
  ThreadEvent,
  Unsubscribe,
} from './types.ts';
