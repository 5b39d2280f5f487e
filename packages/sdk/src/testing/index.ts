export type { Call, Calls, MethodOf } from './calls.ts';
export { EMPTY_AGENT_VIEW, FAKE_SELF, type FakeAgent, fakeAgent } from './fake-agent.ts';
export { EMPTY_CHAT_VIEW, type FakeChat, fakeChat } from './fake-chat.ts';
