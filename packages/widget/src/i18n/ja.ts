import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['ja']> = {
  dir: 'ltr',
  comma: '、',
  title: 'チャット',
  titleUnread: { other: 'チャット、未読 # 件' },
  titleDraft: 'チャット、未送信のメッセージがあります',
  close: 'チャットを閉じる',
  online: '対応中です',
  away: 'ただいま不在です',
  withYou: (name) => `${name} が対応いたします`,
  agentTyping: (name) => `${name} が入力中`,
  someoneTyping: '入力中',

  greeting: 'どのようなご用件でしょうか',
  greetingOnline: 'お気軽にご質問ください。こちらですぐにお答えします。',
  greetingAway: 'ただいま不在です。メッセージをお残しください。こちらでお返事いたします。',
  greetingUnknown: 'お気軽にご質問ください。こちらでお答えします。',

  thread: 'メッセージ',
  loading: '会話を読み込んでいます',
  loadingEarlier: '以前のメッセージを読み込んでいます',
  newHere: '新着',
  newMessages: { other: '新着メッセージ # 件' },
  assigned: (name) => `${name} が対応いたします`,
  joined: (name) => `${name} が参加しました`,
  parted: (name) => `${name} が退出しました`,
  requested: '別の担当者におつなぎしています。順番はそのままです。',
  left: 'メッセージを受け付けました。営業再開後、こちらでお返事いたします。',
  closed: '会話は終了しました',
  recalled: (name) => `${name} が送信を取り消しました`,
  recalledMine: '送信を取り消しました',
  erased: 'メッセージは削除されました',
  you: 'お客様',
  shop: 'ショップ',
  opensTab: '新しいタブで開きます',
  emoji: '絵文字',

  waiting: '送信待ち',
  waitingOffline: '接続待ち',
  saved: 'この端末に保存済み',
  savedOffline: '保存済み、接続待ち',
  sending: '送信中',
  stored: '送信済み',
  delivered: '配信済み',
  read: '既読',
  failed: '送信できませんでした',
  failedTooLong: '送信できませんでした：長すぎます',
  failedRefused: '送信できませんでした：このページでは許可されていません',
  failedUnchecked: '送信できませんでした：このページで確認できませんでした',
  retry: '再試行',
  discard: '削除',

  edited: '編集済み',
  unsafe: 'この端末に保存できません。送信が終わるまでページを閉じないでください。',
  outboxFull: '送信待ちが多すぎます。しばらくしてからもう一度お試しください。',

  placeholder: 'メッセージを入力',
  send: '送信',

  connecting: '接続しています',
  offline: '接続が切れています。つながると自動で送信されます。',
  refused: 'このページではチャットをご利用いただけません。',
  refusedPerson: 'ショップにもう一度ログインしてください。',
  refusedVersion: 'ページを再読み込みしてください。',

  rest: () => import('./rest/ja.ts'),
};

export default messages;
