export { uploadShelf } from '../adapters/idb-uploads.ts';
export { digest } from './digest.ts';
export { fileCalls } from './http.ts';
export { resumeUpload, startUpload } from './upload.ts';
