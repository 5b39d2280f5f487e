/** Generated from the schemas by `node scripts/docs.ts`: tells two builds of the same version apart. */
export const FINGERPRINT = '25cf436f3d4caff5';
