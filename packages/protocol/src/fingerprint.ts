/** Generated from the schemas by `node scripts/docs.ts`: tells two builds of the same version apart. */
export const FINGERPRINT = '58a990756ae194a2';
