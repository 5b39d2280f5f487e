export * from './fingerprint.ts';
export * from './guard.ts';
export * from './handover.ts';
export * from './limits.ts';
export * from './problems.ts';
export * from './promise.ts';
export * from './queue.ts';
export * from './version.ts';
