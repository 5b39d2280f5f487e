import { start } from './start.ts';

const script = document.currentScript as HTMLScriptElement | null;
if (script) start(script);
