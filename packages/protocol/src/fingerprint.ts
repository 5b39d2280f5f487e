/** Generated from the schemas by `node scripts/docs.ts`: tells two builds of the same version apart. */
export const FINGERPRINT = '6b9f98c5a2116103';
