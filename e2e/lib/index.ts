export * from './browser.ts';
export * from './desk.ts';
export * from './line.ts';
export * from './member-token.ts';
export * from './process.ts';
export * from './relay.ts';
export * from './shop.ts';
export * from './shopper.ts';
