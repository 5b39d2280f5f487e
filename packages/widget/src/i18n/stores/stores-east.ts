// Several languages share a file: what a part is called has six signs of a hash, which tell 64 files apart and no more.
export { default as ja } from './ja.ts';
export { default as ko } from './ko.ts';
export { default as zhCN } from './zh-CN.ts';
export { default as zhTW } from './zh-TW.ts';
