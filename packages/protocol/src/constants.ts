export * from './limits.ts';
export * from './problems.ts';
export * from './version.ts';
