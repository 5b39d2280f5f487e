/** Generated from the schemas by `node scripts/docs.ts`: tells two builds of the same version apart. */
export const FINGERPRINT = 'e0ffe3f7a9322d6c';
