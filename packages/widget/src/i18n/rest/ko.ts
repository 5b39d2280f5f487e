import type { Forms } from '../forms.ts';
import type { Rest } from './messages.ts';

const rest: Rest<Forms['ko']> = {
  more: {
    more: '수정 또는 전송 취소',
    edit: '수정',
    recall: '전송 취소',
    editing: '메시지 수정',
    save: '수정 내용 저장',
    cancel: '취소',
    tooLate: '수정할 수 있는 시간이 지났습니다.',
    notChanged: '수정하지 못했습니다.',
    recallLate: '전송을 취소할 수 있는 시간이 지났습니다.',
    notRecalled: '전송을 취소하지 못했습니다.',
    undone: '수정하거나 전송을 취소한 메시지 하나가 그대로 남았습니다. 가능한 시간이 지났습니다.',
    late: '더 이상 수정할 수 없습니다. 보내면 새 메시지가 됩니다.',
    empty: '메시지를 비워 둘 수 없습니다. 지우려면 전송을 취소하세요.',
    charsLeft: { other: '#자 남음' },
    charsOver: { other: '#자 초과' },
    stale: (day) => ({ other: `${day} 보내지 못한 메시지가 #개 있습니다. 지금 보낼까요?` }),
    send: '보내기',
    discard: '삭제',
    next: '다음 순서입니다',
    place: (place) => `대기 순서 ${place}번`,
    minutes: { other: '약 #분' },
    overAnHour: '1시간 이상',
    away: '지금은 상담 시간이 아닙니다. 메시지를 남겨 주시면 여기로 답변해 드립니다.',
    gap: ' ',
    here: '지금 상담이 가능합니다.',
    back: (day, time) => `${day || '오늘'} ${time}에 상담을 다시 시작합니다.`,
    blocked: (day, time) =>
      time
        ? `읽을 수 있습니다. ${day || '오늘'} ${time}부터 다시 보낼 수 있습니다.`
        : '읽을 수만 있고 보낼 수는 없습니다.',
    left: (day, time) => `메시지를 받았습니다. ${day || '오늘'} ${time}까지 여기로 답변해 드립니다.`,
  },
  files: {
    attach: '사진 또는 파일 보내기',
    picked: '보내는 중인 파일',
    uploading: (share) => `${share} 업로드됨`,
    waiting: '네트워크 대기 중',
    checking: '확인 중',
    onlyHere: '페이지를 닫지 마세요',
    remove: (name) => `${name} 보내지 않기`,
    retry: '다시 시도',
    open: (name) => `${name} 크게 보기`,
    save: (name) => `${name} 저장`,
    close: '닫기',
    kinds: { picture: '사진', pdf: 'PDF', text: '텍스트', other: '파일' },
    problems: {
      file_type_refused: '사진(jpg, png, webp, gif), PDF, 텍스트만 보낼 수 있습니다.',
      file_too_large: '파일이 10 MB보다 큽니다.',
      file_mismatch: '파일 내용이 이름과 다릅니다.',
      file_unsafe: '실행될 수 있는 내용이 들어 있습니다.',
      file_broken: '파일이 비어 있거나 손상되었습니다.',
      quota_reached: '오늘 보낼 수 있는 양을 모두 사용했습니다.',
      pictures_unavailable: '여기서는 사진을 보낼 수 없습니다.',
      other: '파일을 보내지 못했습니다.',
    },
    tooMany: '한 번에 파일 5개까지 보낼 수 있습니다.',
  },
  window: {
    title: '채팅이 별도 창에 열려 있습니다',
    text: '쇼핑하시는 동안 계속 열려 있습니다.',
    show: '창 보기',
    back: '여기로 가져오기',
  },
};

export default rest;
