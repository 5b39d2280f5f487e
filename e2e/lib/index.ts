export * from './member-token.ts';
export * from './process.ts';
export * from './relay.ts';
