import { createHash } from 'node:crypto';

/** What a policy calls a style or a script that stands in the page. */
export const hashOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

export const HTML = 'text/html; charset=utf-8';
