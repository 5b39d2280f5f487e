import { systemPorts } from './adapters/ports.ts';
import { agentOver } from './agent-over.ts';
import type { Agent, AgentOptions } from './agent-types.ts';

export type { Agent, AgentEvents, AgentOptions, AgentView, Credentials, Press } from './agent-types.ts';
export type {
  AgentDuty,
  AgentSelf,
  AgentStatus,
  Colleague,
  Group,
  GuardLevel,
  GuardRules,
  Hours,
  NewPromise,
  Offer,
  PromiseSettlement,
  ReplyLimit,
  Rules,
  ShopperNow,
  Spans,
  ThreadPage,
  Writer,
} from './desk-types.ts';
export { ChatError, type ChatErrorCode, type LocalCode } from './errors.ts';
export { ACCEPTED } from './files/accepted.ts';
export type { FileLink, Upload, UploadChanged, UploadOptions, UploadStatus, UploadView } from './files/types.ts';
export { fold } from './timeline/fold.ts';
export type {
  CommonEvents,
  Connection,
  Pending,
  Receipts,
  SendStatus,
  StorageKind,
  Stored,
  StoredNote,
  Thread,
  ThreadEvent,
  Unsubscribe,
} from './types.ts';
export { isSharedFile } from './wire/file.ts';

/**
 * An agent's line to the relay. In browsers the session is a cookie, elsewhere a token.
 * @throws ChatError `bad_option` when `endpoint` is unusable or missing outside browsers
 */
export function createAgent(options: AgentOptions = {}): Agent {
  const origin = typeof location === 'undefined' ? undefined : location.origin;
  const later = () => import('./adapters/desk-later.ts');
  return agentOver({ ...systemPorts, later, fetch: (...args) => fetch(...args), origin }, options);
}
