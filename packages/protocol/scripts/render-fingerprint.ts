import { createHash } from 'node:crypto';
import { PROTOCOL } from '../src/version.ts';
import { wireSchemas } from './schemas.ts';

/** `src/fingerprint.ts`: 16 hex digits of the SHA-256 over version and schemas. Any change of the wire changes it. */
export function renderFingerprint(): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([PROTOCOL, wireSchemas()]))
    .digest('hex');
  return `/** Generated from the schemas by \`node scripts/docs.ts\`: tells two builds of the same version apart. */
export const FINGERPRINT = '${digest.slice(0, 16)}';
`;
}
