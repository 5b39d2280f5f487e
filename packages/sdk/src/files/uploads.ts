export { uploadShelf } from '../adapters/idb-uploads.ts';
export { digest } from './digest.ts';
export { resumeUpload, startUpload } from './upload.ts';
