export type { Chat, ChatEvents, ChatOptions, ChatView, SendOptions, TokenSource } from './chat-types.ts';
export { createChat } from './create-chat.ts';
export { ChatError, type ChatErrorCode, type LocalCode } from './errors.ts';
export type { CommonEvents, Connection, Member, Pending, SendStatus, Stored, Thread, Unsubscribe } from './types.ts';
