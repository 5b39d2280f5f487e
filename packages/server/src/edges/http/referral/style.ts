/** The looks of the pages around a referral: one column, light and dark, no colour but those of meanings. */
export const PAGE_STYLE =
  ':root{color-scheme:light dark;--ink:#1c2024;--soft:#5c646d;--line:#dfe3e8;--paper:#f5f6f8;--card:#fff;--well:#146c43;--over:#a3281c;' +
  '--deep:#1f4fb4}' +
  '@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a2a9b1;--line:#343a41;--paper:#111315;--card:#1b1e22;--well:#5fd39a;' +
  '--over:#ff9a8d;--deep:#93b7ff}}' +
  '*{box-sizing:border-box}' +
  "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI','PingFang SC'," +
  "'Microsoft YaHei','Noto Sans SC',sans-serif;overflow-wrap:anywhere}" +
  ':lang(zh){line-height:1.65}' +
  'main{max-width:440px;margin:0 auto;padding:24px 16px 48px;display:grid;gap:16px}' +
  'header p,h1,h2,p,dl,dd,ul,blockquote{margin:0}' +
  'h1{font-size:24px;line-height:1.25;font-weight:600}h2{font-size:14px;font-weight:600;color:var(--soft)}' +
  '.soft{color:var(--soft);font-size:14px}' +
  'section{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:16px;display:grid;gap:12px}' +
  '.well{color:var(--well);font-weight:600}.over{color:var(--over);font-weight:600}' +
  'dl{display:grid;gap:12px}dt{color:var(--soft);font-size:14px}' +
  '.days{display:grid;grid-template-columns:auto 1fr;gap:0 16px;font-variant-numeric:tabular-nums}' +
  'a{color:var(--deep)}.maps{display:flex;flex-wrap:wrap;gap:8px;list-style:none;padding:0}' +
  '.maps a,button{display:inline-flex;align-items:center;min-height:44px;padding:0 16px;border:1px solid var(--line);border-radius:10px;' +
  'text-decoration:none;font:inherit;font-weight:500;color:var(--ink);background:var(--card)}' +
  'button{border-color:var(--ink);background:var(--ink);color:var(--card);cursor:pointer;justify-content:center}' +
  'button[aria-disabled=true]{opacity:.6;cursor:default}' +
  '.code{font:600 28px/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.04em}' +
  'blockquote{white-space:pre-wrap;border-inline-start:3px solid var(--line);padding-inline-start:12px}' +
  'input{font:inherit;width:100%;min-height:44px;padding:0 12px;border:1px solid var(--soft);border-radius:10px;background:var(--card);' +
  'color:var(--ink)}label{font-weight:600}form{display:grid;gap:12px}' +
  '#code{font:600 20px/1 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:.04em;text-transform:uppercase}' +
  '#out,#out p{margin:0}#out p+p{color:var(--ink);font-weight:400}' +
  // What says something only later takes no place before.
  'section>:empty{position:absolute}' +
  ':focus-visible{outline:2px solid var(--deep);outline-offset:2px}[hidden]{display:none!important}' +
  '@media(forced-colors:active){section,button,.maps a{border-color:CanvasText}}';
