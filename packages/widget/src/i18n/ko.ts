import type { Forms } from './forms.ts';
import type { Messages } from './messages.ts';

const messages: Messages<Forms['ko']> = {
  dir: 'ltr',
  comma: ', ',
  title: '채팅',
  titleUnread: { other: '채팅, 읽지 않은 메시지 #개' },
  titleDraft: '채팅, 보내지 않은 메시지 있음',
  close: '채팅 닫기',
  online: '상담 가능',
  away: '지금은 상담 시간이 아닙니다',
  withYou: (name) => `${name} 님이 상담 중입니다`,
  agentTyping: (name) => `${name} 님이 입력 중`,
  someoneTyping: '입력 중',

  greeting: '무엇을 도와드릴까요?',
  greetingOnline: '궁금한 점을 남겨 주세요. 바로 답변해 드립니다.',
  greetingAway: '지금은 상담 시간이 아닙니다. 메시지를 남겨 주시면 여기로 답변해 드립니다.',
  greetingUnknown: '궁금한 점을 남겨 주세요. 여기로 답변해 드립니다.',

  thread: '메시지',
  loading: '대화를 불러오는 중',
  loadingEarlier: '이전 메시지를 불러오는 중',
  newHere: '새 메시지',
  newMessages: { other: '새 메시지 #개' },
  assigned: (name) => `${name} 님이 상담해 드립니다`,
  joined: (name) => `${name} 님이 들어왔습니다`,
  parted: (name) => `${name} 님이 나갔습니다`,
  requested: '다른 상담원을 연결하고 있습니다. 순서는 유지됩니다.',
  left: '메시지를 받았습니다. 상담이 시작되면 여기로 답변해 드립니다.',
  closed: '상담이 종료되었습니다',
  recalled: (name) => `${name} 님이 메시지 전송을 취소했습니다`,
  recalledMine: '메시지 전송을 취소했습니다',
  erased: '삭제된 메시지입니다',
  you: '나',
  shop: '쇼핑몰',
  opensTab: '새 탭에서 열림',
  emoji: '이모티콘',

  waiting: '전송 대기 중',
  waitingOffline: '네트워크 대기 중',
  saved: '이 기기에 저장됨',
  savedOffline: '저장됨, 네트워크 대기 중',
  sending: '전송 중',
  stored: '전송됨',
  delivered: '전달됨',
  read: '읽음',
  failed: '전송 실패',
  failedTooLong: '전송 실패: 내용이 너무 깁니다',
  failedRefused: '전송 실패: 이 페이지에서 허용되지 않습니다',
  failedUnchecked: '전송 실패: 이 페이지에서 확인하지 못했습니다',
  retry: '다시 시도',
  discard: '삭제',

  edited: '수정됨',
  unsafe: '이 기기에 저장되지 않았습니다. 전송될 때까지 페이지를 닫지 마세요.',
  outboxFull: '전송 대기 중인 메시지가 너무 많습니다. 잠시 후 다시 시도해 주세요.',

  placeholder: '메시지를 입력하세요',
  send: '보내기',

  connecting: '연결 중',
  offline: '연결이 끊겼습니다. 다시 연결되면 자동으로 전송됩니다.',
  refused: '이 페이지에서는 채팅 상담을 이용할 수 없습니다.',
  refusedPerson: '쇼핑몰에 다시 로그인해 주세요.',
  refusedVersion: '페이지를 새로고침해 주세요.',

  rest: () => import('./rest/ko.ts'),
};

export default messages;
