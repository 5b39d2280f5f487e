/** Where a part of the console comes after the rest. */
export const enLater = {
  coming: 'Loading …',
  failed: 'This part couldn’t be loaded.',
  /** Its file is gone once the server runs a newer console. */
  failedHint: 'The console may have been updated since this page was opened. If trying again doesn’t help, reload it.',
  again: 'Try again',
  reload: 'Reload',
  close: 'Close',
  language: 'The other language couldn’t be loaded. Try again.',
};
