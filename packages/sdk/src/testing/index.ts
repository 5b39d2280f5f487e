export type { Clock } from '../ports.ts';
export type { Args, Call, Calls, MethodOf, Result } from './calls.ts';
export { EMPTY_AGENT_VIEW, FAKE_SELF, type FakeAgent, fakeAgent } from './fake-agent.ts';
export { EMPTY_CHAT_VIEW, type FakeChat, fakeChat } from './fake-chat.ts';
export { type FakeEvent, type FakeRelay, type FakeRelayOptions, fakeRelay } from './fake-relay.ts';
export { type FakeUpload, fakeUpload } from './fake-upload.ts';
export {
  type DrawConditions,
  type Ending,
  type EndingKind,
  type LineConditions,
  type RandomEndings,
  randomEndings,
  TWO_G,
  type Way,
} from './proxy/conditions.ts';
export type { ProxiedConnection, TraceEntry } from './proxy/connection.ts';
export { createFaultProxy, type FaultProxy, type FaultProxyOptions } from './proxy/fault-proxy.ts';
export type { ScriptedSocket, SentFrame } from './scripted-socket.ts';
export type { VirtualClock } from './virtual-clock.ts';
