import type { LeaveTexts } from './messages.ts';

const texts: LeaveTexts = {
  title: '메시지 남기기',
  by: (day, time) => `${day || '오늘'} ${time}까지 답변해 드립니다.`,
  instead: '기다리지 않고 메시지 남기기',
  cancel: '양식 닫기',
  name: '이름',
  email: '이메일',
  phone: '전화번호',
  order: '주문 번호',
  optional: '선택',
  either: '답변을 드릴 수 있도록 이메일이나 전화번호를 남겨 주세요.',
  needed: '답변을 드릴 수 있도록 입력해 주세요.',
  badEmail: '올바른 이메일 주소가 아닙니다.',
  badPhone: '올바른 전화번호가 아닙니다.',
  also: (email) => `${email}로도 보내 드립니다.`,
  unanswered: '이 메시지에는 답변을 드리지 못했습니다. 필요하시면 다시 남겨 주세요.',
  elsewhere: '다른 메시지에서 함께 답변해 드립니다.',
};

export default texts;
