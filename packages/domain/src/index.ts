export { agentMayRead, type Duty, shopperMayRead } from './conversation/access.ts';
export * from './conversation/command.ts';
export * from './conversation/conversation.ts';
export { decide, type Verdict } from './conversation/decide.ts';
export { append, erased, evolve, type Logged, lastLine } from './conversation/evolve.ts';
export { type Opening, open, personOf } from './conversation/open.ts';
