import type { IconName } from './icon.tsx';

/** The icon of a media type. */
export const fileIcon = (type: string): IconName => (type.startsWith('image/') ? 'picture' : 'page');
