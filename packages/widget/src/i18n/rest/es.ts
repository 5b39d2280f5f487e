import type { Forms } from '../forms.ts';
import type { Rest } from './messages.ts';

const rest: Rest<Forms['es']> = {
  more: {
    more: 'Editar o retirar',
    edit: 'Editar',
    recall: 'Retirar',
    editing: 'Editar su mensaje',
    save: 'Guardar el cambio',
    cancel: 'Cancelar',
    tooLate: 'Ya no es posible cambiar este mensaje.',
    notChanged: 'No se ha podido cambiar.',
    recallLate: 'No se ha retirado: ya era tarde.',
    notRecalled: 'No se ha retirado.',
    undone: 'Un mensaje que había editado o retirado sigue como estaba: ya era tarde.',
    late: 'Este mensaje ya no se puede cambiar. Si lo envía, será un mensaje nuevo.',
    empty: 'El mensaje no puede estar vacío. Para quitarlo, retírelo.',
    charsLeft: { one: 'Queda # carácter', many: 'Quedan # de caracteres', other: 'Quedan # caracteres' },
    charsOver: { one: 'Sobra # carácter', many: 'Sobran # de caracteres', other: 'Sobran # caracteres' },
    stale: (day) => ({
      one: `# mensaje (${day}) no se ha enviado. ¿Enviarlo ahora?`,
      many: `# de mensajes (${day}) no se han enviado. ¿Enviarlos ahora?`,
      other: `# mensajes (${day}) no se han enviado. ¿Enviarlos ahora?`,
    }),
    send: 'Enviar',
    discard: 'Eliminar',
    next: 'El siguiente turno es el suyo',
    place: (place) => `Su turno: ${place}`,
    minutes: { one: 'alrededor de un minuto', many: 'unos # de minutos', other: 'unos # minutos' },
    overAnHour: 'más de una hora',
    away: 'Ahora no hay nadie. Deje su mensaje y le responderemos aquí.',
    gap: ' ',
    here: 'Ya hay alguien para atenderle.',
    back: (day, time) => `Volvemos: ${day && `${day}, `}${time}.`,
    blocked: (day, time) =>
      time
        ? `Puede leer aquí. Podrá volver a escribir: ${day && `${day}, `}${time}.`
        : 'Puede leer aquí, pero no escribir.',
    left: (day, time) => `Hemos recibido su mensaje. Respuesta aquí, a más tardar: ${day && `${day}, `}${time}.`,
  },
  files: {
    attach: 'Enviar una imagen o un archivo',
    picked: 'Archivos en camino',
    uploading: (share) => `${share} subido`,
    waiting: 'esperando la conexión',
    checking: 'en comprobación',
    onlyHere: 'no cierre esta página',
    remove: (name) => `No enviar ${name}`,
    retry: 'Reintentar',
    open: (name) => `Ampliar ${name}`,
    save: (name) => `Guardar ${name}`,
    close: 'Cerrar',
    kinds: { picture: 'Imagen', pdf: 'PDF', text: 'Texto', other: 'Archivo' },
    problems: {
      file_type_refused: 'Solo se pueden enviar imágenes (jpg, png, webp, gif), PDF y texto.',
      file_too_large: 'El archivo supera los 10 MB.',
      file_mismatch: 'El contenido no corresponde al nombre del archivo.',
      file_unsafe: 'El archivo contiene algo ejecutable.',
      file_broken: 'El archivo está vacío o dañado.',
      quota_reached: 'Se ha alcanzado el límite de envíos de hoy.',
      pictures_unavailable: 'Aquí no se pueden enviar imágenes.',
      other: 'No se ha podido enviar el archivo.',
    },
    tooMany: 'Cinco archivos como máximo a la vez.',
  },
  window: {
    title: 'El chat tiene su propia ventana',
    text: 'Sigue abierta mientras recorre la tienda.',
    show: 'Mostrar la ventana',
    back: 'Traer aquí',
  },
};

export default rest;
