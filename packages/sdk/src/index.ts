export { deviceStore } from './adapters/device.ts';
export type { AgentName, ChatEvents, DerivedEvents, Happened, MessageStatus, Referral } from './chat-events.ts';
export type {
  Blocked,
  Chat,
  ChatOptions,
  ChatView,
  LeaveForm,
  QueuePlace,
  SendOptions,
  TokenSource,
} from './chat-types.ts';
export { createChat } from './create-chat.ts';
export { ChatError, type ChatErrorCode, type LocalCode } from './errors.ts';
export type { FileLink, Upload, UploadChanged, UploadOptions, UploadStatus, UploadView } from './files/types.ts';
export type { Hook, HookAnswer, HookOptions, Hooks, Incoming, Outgoing } from './hook-types.ts';
export { type Away, type Outcome, outcomeOf } from './outcome.ts';
export type { DeviceStore } from './ports.ts';
export type { RateOptions, Rating } from './rating/types.ts';
export type { Attributes, Consent, PageContext } from './said-types.ts';
export type { FoundStores, NearStore, StoreQuery } from './stores/types.ts';
export type {
  Amended,
  Carried,
  CommonEvents,
  Connection,
  LeftWords,
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
export { toJson } from './wire/json.ts';
