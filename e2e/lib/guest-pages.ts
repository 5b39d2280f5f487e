import type { HostPage } from './host.ts';

/** A page that a widget is a guest of, as some shop somewhere has it. */
interface GuestPage extends HostPage {
  readonly name: string;
}

/** What a page does before the widget's script is there. */
const first = (script: string): string => `<script>${script}</script>`;

/** A page as most are: its own script and style, then the widget's, then what is in it. */
const page = (name: string, head: string, tag: string, body = '<h1>Kettles</h1>'): GuestPage => ({
  name,
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>${head}${tag}</head><body>${body}</body></html>`,
});

const FROZEN = `for (const own of [Object, Array, Function, String, Promise, Map, Set, EventTarget, Node, Element, HTMLElement, Event])
  Object.freeze(own.prototype);`;

/** Everything a page might look over the shoulder of; each is called as before, through a function of the page's own. */
const PATCHED = `for (const [on, name] of [[window, 'fetch'], [customElements, 'define'], [customElements, 'get'], [Element.prototype, 'attachShadow'],
    [EventTarget.prototype, 'addEventListener'], [document, 'createElement'], [window, 'setTimeout'], [Node.prototype, 'appendChild']]) {
  const own = on[name];
  on[name] = function (...given) { return own.apply(this, given); };
}
const Own = Promise;
window.Promise = class Patched extends Own {};
const { then } = Own.prototype;
Own.prototype.then = function (...given) { return then.apply(this, given); };
const Line = WebSocket;
window.WebSocket = function (...given) { return new Line(...given); };
Object.assign(window.WebSocket, { OPEN: 1, prototype: Line.prototype });`;

/** Prototype.js up to 1.6, on which old shops stand: lists, texts and dates write themselves. */
const PROTOTYPE_JS = `const quoted = (text) => '"' + text.replace(/"/g, '\\\\"') + '"';
Array.prototype.toJSON = function () { return '[' + this.map((one) => Object.toJSON(one)).join(', ') + ']'; };
String.prototype.toJSON = function () { return quoted(this); };
Number.prototype.toJSON = function () { return String(this); };
Object.toJSON = (value) => (value && value.toJSON ? value.toJSON() : String(value));
Array.prototype.each = function (run) { this.forEach((one) => run(one)); };
Array.prototype.first = function () { return this[0]; };
Array.prototype.toArray = function () { return [...this]; };
Function.prototype.bind = function (on, ...early) { const own = this; return function (...late) { return own.apply(on, [...early, ...late]); }; };
window.$ = (id) => document.getElementById(id);`;

/** Libraries of long ago, and mistakes of today: every \`for … in\` and every \`in\` meets these. */
const ENUMERABLE = `for (const name of ['extend', 'each', 'open', 'site', 'send', 'first', 'title', 'url'])
  Object.prototype[name] = function () { return 'the page’s own'; };`;

const LOUD = `<style>:not(html) { all: unset; all: revert; font-size: 40px !important; color: red !important; display: block !important;
  position: static !important; visibility: hidden !important; opacity: 0.1 !important; pointer-events: none !important;
  width: 3px !important; float: left !important; direction: rtl !important; text-transform: uppercase !important }
  ::part(x), button, textarea, dialog { display: none !important }</style>`;

const REFUSING = `const refuse = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: refuse });
Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
Object.defineProperty(Navigator.prototype, 'locks', { get: refuse });
window.BroadcastChannel = refuse;`;

/** Forms and pictures whose names stand in for what scripts ask the document for. */
const NAMED = `<form name="title"></form><form name="body"></form><form name="head"></form><form name="hidden"></form><form name="cookie"></form>
  <form name="visibilityState"></form><form name="activeElement"></form><div id="shopbell"></div><div id="navigation"></div>`;

const TRAPS = `for (const name of ['domain', 'referrer', 'cookie']) Object.defineProperty(document, name, {
    get() { throw new Error('trap: document.' + name); }, set() { throw new Error('trap: document.' + name); } });
for (const name of ['parent', 'top', 'opener', 'frames', 'name', 'status', 'event']) try {
  Object.defineProperty(window, name, { get() { throw new Error('trap: window.' + name); }, configurable: true });
} catch {}
window.postMessage = () => { throw new Error('trap: postMessage'); };
window.alert = window.confirm = window.prompt = () => { throw new Error('trap: a question'); };
window.onmessage = () => { throw new Error('trap: a message'); };
Error.stackTraceLimit = 0;`;

/**
 * Pages that are no good hosts.
 *
 * @param tag the widget's script tag
 */
export const guestPages = (tag: string): readonly GuestPage[] => [
  page('every prototype frozen', first(FROZEN), tag),
  page('everything patched', first(PATCHED), tag),
  page('Prototype.js', first(PROTOTYPE_JS), tag),
  page('enumerable properties on Object.prototype', first(ENUMERABLE), tag),
  page('a stylesheet that shouts at everything', LOUD, tag),
  page('storage refused', first(REFUSING), tag),
  page('traps on window and document', first(TRAPS), tag),
  page('names that shadow the document', '', '', NAMED + tag),
  page('a base address elsewhere', '<base href="https://elsewhere.invalid/deep/" target="_blank">', tag),
  page('the script twice', '', tag + tag, tag),
  page('the script at the very end', '', '', `<h1>Kettles</h1>${tag}`),
  {
    name: 'quirks mode',
    body: `<html><head><title>quirks</title>${tag}</head><body><table><tr><td><font size=7>Kettles</table>`,
  },
  {
    name: 'XHTML that is sent as HTML',
    body: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>XHTML</title>${tag}</head><body><h1>Kettles<br /></h1></body></html>`,
  },
];
