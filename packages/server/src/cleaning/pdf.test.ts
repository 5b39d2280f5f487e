import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { faultOfPdf } from './pdf.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    latin1('%PDF-1.7\n'),
    ...objects.map((each, n) => Buffer.concat([latin1(`${n + 1} 0 obj\n`), Buffer.from(each), latin1('\nendobj\n')])),
    latin1('trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n'),
  ]);
const packed = (dictionary: string, inside: string) =>
  Buffer.concat([
    latin1(`<< ${dictionary} /Filter /FlateDecode >>\nstream\n`),
    deflateSync(latin1(inside)),
    latin1('\nendstream'),
  ]);

describe('a PDF', () => {
  it('[FI2] passes when nothing in it runs', () => {
    const content = 'BT /F1 12 Tf (JavaScript is a language; Launch it) Tj ET';
    expect(faultOfPdf(pdf('<< /Type /Catalog >>', packed('', content)))).toBeUndefined();
    expect(faultOfPdf(pdf('<< /Type /ObjStm >>', packed('/Type /ObjStm /N 1', '<< /Type /Page >>')))).toBeUndefined();
  });

  it.each([
    ['a script', '<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>'],
    ['a script under another spelling', '<< /S /J#61v#61Script /JS (x) >>'],
    ['a program to start', '<< /S /Launch /F (cmd.exe) >>'],
    ['another file', '<< /Type /EmbeddedFile >>'],
    ['a script of a rendition', '<< /S /Rendition /JS (x) >>'],
    ['a form with scripts of its own', '<< /XFA 3 0 R >>'],
    ['what can’t be looked into', '<< /Encrypt 3 0 R >>'],
    ['a script in a packed object', packed('/Type /ObjStm /N 1', '<< /S /JavaScript >>')],
    ['a script in any other stream', packed('', '<< /S /JavaScript >>')],
    ['objects packed in another way', '<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nabcdefg\nendstream'],
  ])('[FI2] with %s is refused', (_, object) => {
    expect(faultOfPdf(pdf('<< /Type /Catalog >>', object))).toBe('file_unsafe');
  });

  it('[FI2] that is a page as well, or an archive, is refused', () => {
    expect(faultOfPdf(Buffer.concat([latin1('%PDF-1.4\n<html><script>x</script>'), pdf('<< >>')]))).toBe('file_unsafe');
    expect(faultOfPdf(Buffer.concat([pdf('<< >>'), latin1('PK\u0003\u0004')]))).toBe('file_unsafe');
  });

  it('[FI2] that is cut off is refused', () => {
    expect(faultOfPdf(pdf('<< >>').subarray(0, 40))).toBe('file_broken');
  });

  it('[FI3] that unpacks to more than may be is refused, in little time', () => {
    const bomb = packed('', '\0'.repeat(30_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(faultOfPdf(pdf(bomb))).toBe('file_broken');
    const many = Array.from({ length: 10 }, () => packed('', '\0'.repeat(12_000_000)));
    expect(faultOfPdf(pdf(...many))).toBe('file_broken');
  });

  it('[FI3] of nothing but beginnings is read once', () => {
    const started = performance.now();
    expect(faultOfPdf(latin1(`%PDF-1.4\n${'stream\n'.repeat(200_000)}%%EOF`))).toBe('file_broken');
    expect(faultOfPdf(latin1(`%PDF-1.4\n${'/'.repeat(2_000_000)}%%EOF`))).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
