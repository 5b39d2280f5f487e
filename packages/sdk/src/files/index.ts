export { fileCalls } from './http.ts';
