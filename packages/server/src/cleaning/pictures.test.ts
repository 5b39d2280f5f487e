import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanPicture } from './pictures.ts';

const GPS = {
  IFD0: { Make: 'SECRETCAM', Artist: 'SECRET ARTIST' },
  IFD3: { GPSLatitude: '31/1 13/1 50/1', GPSLatitudeRef: 'N' },
};
const red = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#c02020' } });

async function clean(type: Parameters<typeof cleanPicture>[0], bytes: Uint8Array) {
  const result = await cleanPicture(type, bytes);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** A PNG that says it is this large, and holds next to nothing. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture', () => {
  it('[FI2] keeps what it shows and nothing of where and by whom it was taken', async () => {
    const bytes = await red().withExif(GPS).withIccProfile('p3').jpeg().toBuffer();
    expect(bytes.includes('SECRETCAM')).toBe(true);
    const { whole, preview, width, height } = await clean('image/jpeg', bytes);
    expect([width, height]).toEqual([60, 40]);
    for (const part of [whole, preview ?? new Uint8Array()]) {
      const { exif, icc, xmp, iptc } = await sharp(part).metadata();
      expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(part).includes('SECRET')).toBe(false);
    }
  });

  it('[FI2] is turned as its camera meant it', async () => {
    const bytes = await red().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await clean('image/jpeg', bytes)).toMatchObject({ width: 40, height: 60 });
  });

  it.each(['png', 'webp', 'gif', 'jpeg'] as const)('[FI2] stays a %s, with a small one of it', async (format) => {
    const { whole, preview, width } = await clean(`image/${format}`, await red(1300, 20).toFormat(format).toBuffer());
    expect((await sharp(whole).metadata()).format).toBe(format);
    expect(width).toBe(1300);
    expect(await sharp(preview).metadata()).toMatchObject({ format: 'webp', width: 640 });
  });

  it('[FI2] loses what was hidden behind it and in its comments', async () => {
    const jpg = await red().jpeg().toBuffer();
    const script = Buffer.from('*/alert(1)/*<script>PK\x03\x04evil.zip');
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script]);
    const polyglot = Buffer.concat([jpg.subarray(0, 2), comment, jpg.subarray(2), Buffer.from('PK\x03\x04evil.zip')]);
    const { whole } = await clean('image/jpeg', polyglot);
    expect(Buffer.from(whole).toString('latin1')).not.toMatch(/evil|script/);
  });

  it('[FI2] goes on moving while it is small, and stands still when it is not', async () => {
    const frames = (count: number, side: number) =>
      sharp(
        Buffer.alloc(side * side * count * 3).map((_, at) => Math.floor(at / (side * side * 3)) * 50),
        {
          raw: { width: side, height: side * count, channels: 3, pageHeight: side },
        },
      )
        .gif({ delay: Array(count).fill(100) as number[], keepDuplicateFrames: true })
        .toBuffer();
    const few = await clean('image/gif', await frames(4, 20));
    expect((await sharp(few.whole).metadata()).pages).toBe(4);
    expect([few.width, few.height]).toEqual([20, 20]);
    const many = await clean('image/gif', await frames(300, 8));
    expect((await sharp(many.whole).metadata()).pages ?? 1).toBe(1);
  });

  it('[FI1] that is another kind than its name says is refused', async () => {
    expect(await cleanPicture('image/png', await red().jpeg().toBuffer())).toEqual({ refused: 'file_mismatch' });
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    );
    expect(await cleanPicture('image/png', svg)).toEqual({ refused: 'file_mismatch' });
  });

  it.each([
    ['with nothing behind its first bytes', Buffer.from('GIF89a/*....*/=1;alert(1)'), 'image/gif'],
    ['that is empty', Buffer.alloc(0), 'image/png'],
    ['of more pixels than may be', hugePng(60_000, 60_000), 'image/png'],
    ['of one endless line', hugePng(2_000_000_000, 1), 'image/png'],
    ['that says more than it holds', hugePng(6000, 6000), 'image/png'],
  ] as const)('[FI3] %s is refused', async (_, bytes, type) => {
    expect(await cleanPicture(type, bytes)).toEqual({ refused: 'file_broken' });
  });

  it('[FI3] that is cut off anywhere is refused', async () => {
    const jpg = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: '#123',
        noise: { type: 'gaussian', mean: 120, sigma: 40 },
      },
    })
      .jpeg()
      .toBuffer();
    for (const part of [0.05, 0.3, 0.6, 0.9]) {
      const cut = jpg.subarray(0, Math.floor(jpg.length * part));
      expect([part, await cleanPicture('image/jpeg', cut)]).toEqual([part, { refused: 'file_broken' }]);
    }
  });
});
