import type { Directory } from './directory.ts';

/** The floor's own log: who is on duty (decisions 12). */
export type Floor = Pick<Directory, 'setAgentStatus'>;
