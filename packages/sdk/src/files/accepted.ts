import { FILE_TYPES } from '@shopbell/protocol/constants';
import { EXTENSIONS } from './name.ts';

/** For `<input accept>`. */
export const ACCEPTED: string = FILE_TYPES.flatMap((type) => [
  type,
  ...EXTENSIONS[type].map((end) => `.${end}`),
]).join();
