// Several languages share a file: what a part is called has six signs of a hash, which tell 64 files apart and no more.
export { default as ar } from './ar.ts';
export { default as de } from './de.ts';
export { default as en } from './en.ts';
export { default as es } from './es.ts';
export { default as fr } from './fr.ts';
export { default as ptBR } from './pt-BR.ts';
