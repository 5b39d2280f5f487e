import { createHash } from 'node:crypto';

/** What takes a text out of where it stands: attribute, tag, comment, script, style, template. */
const OUT = [
  '',
  '"',
  "'",
  '`',
  '">',
  "'>",
  '--><',
  ']]>',
  '</textarea>',
  '</title>',
  '</script>',
  '</style>',
  '*/',
  '\\',
  '<!--',
  '<?',
  '\n',
];
const TAGS = [
  'img',
  'svg',
  'iframe',
  'script',
  'object',
  'embed',
  'video',
  'body',
  'details',
  'marquee',
  'math',
  'style',
  'link',
  'base',
  'form',
  'x-y',
];
const EVENTS = [
  'onerror',
  'onload',
  'onmouseover',
  'onfocus',
  'ontoggle',
  'onbegin',
  'ONERROR',
  'on error',
  'onerror\u0000',
  'onerror/',
];
const RUNS = ['__ran=1', 'window.__ran=1', '(()=>{__ran=1})()', '__ran`1`', '\\u005f_ran=1', '&#95;&#95;ran=1'];
const LEADS = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  'java\tscript:',
  'java\nscript:',
  '\u0001javascript:',
  'javascript&colon;',
  'vbscript:',
  'data:text/html,',
  'blob:',
  'view-source:',
];
const AWAY = [
  '//evil.invalid/',
  'http://evil.invalid/',
  'https:/\\evil.invalid/',
  'http://evil.invalid@localhost/',
  'wss://evil.invalid/',
  'ftp://evil.invalid/',
];
const STRANGE = [
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u0000',
  '\ud800',
  '\udfff',
  '\u2028',
  '\ufffe',
  'Z\u0301\u0301\u0301',
  '𒐫',
  'ﷺ',
  '🏳️‍🌈',
  '\r\n',
  '\t',
  '%00',
  '%0d%0a',
];
const FILLED = [
  '{{',
  '}}',
  '${',
  '<%=',
  '#{',
  '[[',
  '{%',
  '<!--?lit$',
  '$&',
  '$`',
  '@{',
  '__proto__',
  'constructor',
  'toString',
  'toJSON',
  'then',
  'undefined',
  'NaN',
  '1e999',
];

/** Texts that a grammar makes of what breaks out, runs, leaves or confuses; the same for the same seed. */
export function grammar(seed: number, count: number): string[] {
  let drawn = 0;
  const number = (): number => {
    drawn += 1;
    return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32LE() / 2 ** 32;
  };
  const one = (of: readonly string[]): string => of[Math.floor(number() * of.length)] ?? '';
  const some = (of: readonly string[]): string => (number() < 0.3 ? one(of) : '');
  const kinds: readonly (() => string)[] = [
    () => `${one(OUT)}<${one(TAGS)} src=${one(AWAY)} ${one(EVENTS)}=${one(RUNS)}${one(['>', '//', '', ' x='])}`,
    () => `${one(OUT)}<${one(TAGS)}${one(['/', ' ', '\f', '\u000b'])}${one(EVENTS)}="${one(RUNS)}">`,
    () => `<script${some(STRANGE)} src=${one(AWAY)}>${one(RUNS)}</script${one(['>', ' >', ''])}`,
    () => `${some(STRANGE)}${one(LEADS)}${one(RUNS)}//${one(AWAY)}`,
    () => `[${one(STRANGE)}](${one(LEADS)}${one(RUNS)}) ![](${one(AWAY)}) <${one(LEADS)}${one(RUNS)}>`,
    () => `${one(FILLED)}${one(RUNS)}${one(FILLED)} ${one(FILLED)}`,
    () => `${one(OUT)}<style>@import '${one(AWAY)}';*{background:url(${one(AWAY)})}</style>`,
    () => `<a href="${one(LEADS)}${one(RUNS)}" ${one(EVENTS)}=${one(RUNS)}>${one(AWAY)}</a>`,
    () => Array.from({ length: 8 }, () => one(number() < 0.5 ? STRANGE : FILLED)).join(''),
    () => one(FILLED) + one(OUT).repeat(Math.ceil(number() * 40)),
  ];
  return Array.from({ length: count }, () => kinds[Math.floor(number() * kinds.length)]?.() ?? '');
}
