import type { FileType, ProblemCode } from '@shopbell/protocol';
import sharp, { type Sharp } from 'sharp';
import type { Clean } from '../ports/cleaner.ts';

/** Most pixels of a picture, all frames together: 40 million are 160 MB while it is open. */
const PIXELS_MAX = 40_000_000;
/** Longest side, in pixels: what WebP can be, for all. */
const SIDE_MAX = 16_383;
const FRAMES_MAX = 200;
/** Longest time one picture may take, in s. */
const SECONDS_MAX = 12;
/** Longest side of a preview, in pixels. */
const PREVIEW_SIDE = 640;
/** What an ill-packed picture may grow to when it is written anew, in bytes. */
const WHOLE_MAX_BYTES = 20 * 1024 * 1024;

const FORMATS: { readonly [T in FileType]?: string } = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
};

sharp.concurrency(1);
sharp.cache(false);

function encoded(picture: Sharp, type: FileType): Sharp {
  switch (type) {
    case 'image/png':
      return picture.png({ compressionLevel: 8 });
    case 'image/webp':
      return picture.webp({ quality: 85 });
    case 'image/gif':
      return picture.gif();
    default:
      return picture.jpeg({ quality: 88 });
  }
}

/**
 * A picture drawn anew: what it shows, turned as its camera meant it, and nothing else of what was in the file. One that moves goes on
 * moving where all its frames are few enough, else its first frame stays.
 */
export async function cleanPicture(type: FileType, bytes: Uint8Array): Promise<Clean | { refused: ProblemCode }> {
  const limits = { limitInputPixels: PIXELS_MAX, failOn: 'error', sequentialRead: false } as const;
  try {
    const { format, width, height, pages = 1 } = await sharp(bytes, limits).metadata();
    if (format !== FORMATS[type]) return { refused: 'file_mismatch' };
    if (width > SIDE_MAX || height > SIDE_MAX) return { refused: 'file_broken' };
    const moves = pages > 1 && pages <= FRAMES_MAX && width * height * pages <= PIXELS_MAX;
    const open = (animated: boolean) => sharp(bytes, { ...limits, animated }).timeout({ seconds: SECONDS_MAX });
    const whole = await encoded(moves ? open(true) : open(false).autoOrient(), type).toBuffer({
      resolveWithObject: true,
    });
    if (whole.data.byteLength > WHOLE_MAX_BYTES) return { refused: 'file_too_large' };
    const preview = await open(false)
      .autoOrient()
      .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78 })
      .toBuffer();
    const { info } = whole;
    return { whole: whole.data, preview, width: info.width, height: info.pageHeight ?? info.height };
  } catch {
    return { refused: 'file_broken' };
  }
}
