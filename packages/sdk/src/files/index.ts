export { fileCalls } from './http.ts';
export { startUpload } from './upload.ts';
