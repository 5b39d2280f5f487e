/** Generated from the schemas by `node scripts/docs.ts`: tells two builds of the same version apart. */
export const FINGERPRINT = '8eb4917ba2ca6ef8';
