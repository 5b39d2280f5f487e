import { start } from './start.ts';

const script = document.currentScript;
// What a shopper may put into the page, `<img name="currentScript">`, stands there too: the panel would come from where it says.
if (script?.localName === 'script') start(script as HTMLScriptElement);
