import type { Locale } from '../locale.ts';

/** What the part for files says; it comes with that part. A missing or extra key does not compile. */
export interface FileTexts {
  attach: string;
  /** Name of the list of files on their way. */
  picked: string;
  /** @param share as a percentage */
  uploading: (share: string) => string;
  waiting: string;
  checking: string;
  /** Beside it, where a reload would lose it. */
  onlyHere: string;
  remove: (name: string) => string;
  retry: string;
  open: (name: string) => string;
  save: (name: string) => string;
  close: string;
  /** What a file is, before its size. */
  kinds: { picture: string; pdf: string; text: string; other: string };
  /** Why it was not taken, by code; `other` for all that are not listed. */
  problems: { readonly [code: string]: string } & { readonly other: string };
  tooMany: string;
}

export const FILES_TEXT: Record<Locale, FileTexts> = {
  en: {
    attach: 'Send a picture or a file',
    picked: 'Files on their way',
    uploading: (share) => `${share} uploaded`,
    waiting: 'waits for the network',
    checking: 'is being checked',
    onlyHere: 'keep this page open',
    remove: (name) => `Don’t send ${name}`,
    retry: 'Try again',
    open: (name) => `Show ${name} in large`,
    save: (name) => `Save ${name}`,
    close: 'Close',
    kinds: { picture: 'Picture', pdf: 'PDF', text: 'Text', other: 'File' },
    problems: {
      file_type_refused: 'Only pictures (jpg, png, webp, gif), PDF and text can be sent.',
      file_too_large: 'It is larger than 10 MB.',
      file_mismatch: 'It doesn’t hold what its name says.',
      file_unsafe: 'It holds something that could run.',
      file_broken: 'It is empty or damaged.',
      quota_reached: 'Too much was sent today.',
      pictures_unavailable: 'Pictures can’t be sent here.',
      other: 'It could not be sent.',
    },
    tooMany: 'At most five files at a time.',
  },
  'zh-CN': {
    attach: '发送图片或文件',
    picked: '正在发送的文件',
    uploading: (share) => `已上传 ${share}`,
    waiting: '等待网络',
    checking: '检查中',
    onlyHere: '请勿关闭页面',
    remove: (name) => `不发送 ${name}`,
    retry: '重试',
    open: (name) => `查看大图 ${name}`,
    save: (name) => `保存 ${name}`,
    close: '关闭',
    kinds: { picture: '图片', pdf: 'PDF', text: '文本', other: '文件' },
    problems: {
      file_type_refused: '只能发送图片（jpg、png、webp、gif）、PDF 和文本。',
      file_too_large: '文件超过 10 MB。',
      file_mismatch: '文件内容与其名称不符。',
      file_unsafe: '文件中含有可执行内容。',
      file_broken: '文件为空或已损坏。',
      quota_reached: '今天发送的内容已达上限。',
      pictures_unavailable: '此处不能发送图片。',
      other: '文件未能发送。',
    },
    tooMany: '一次最多五个文件。',
  },
};
