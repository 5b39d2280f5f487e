export { createExtras } from '../extras/extras.ts';
