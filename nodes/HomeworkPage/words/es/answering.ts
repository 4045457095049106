import { numberInSpanish } from '../numbers';
import type { PageWords } from '../page-words';

/** What the page says where an exercise is answered, and once it is. */
export const ANSWERING: Pick<PageWords, 'worksheet' | 'answer' | 'answered' | 'note'> = {
	worksheet: {
		fillIn: 'Llena lo que quieras. Todo puede quedar vacío, o en papel.',
		filledInForYou: 'Una parte ya está escrita para ti. La puedes cambiar.',
		noAnswer: 'Sin respuesta',
		filledIn: 'Lo que llenaste',
		noNumber: 'Escribe aquí un número, por favor; por ejemplo, 4 o 2,5.',
		atLeast: (min) => `Escribe un número de ${withComma(min)} o más, por favor.`,
		atMost: (max) => `Escribe un número de ${withComma(max)} o menos, por favor.`,
		between: (min, max) => `Escribe un número de ${withComma(min)} a ${withComma(max)}, por favor.`,
		noneOfThese: 'Elige una de estas opciones, por favor, o déjalo vacío.',
		noDate: 'Escribe un día, por favor; por ejemplo, 2026-12-01. O déjalo vacío.',
		noTime: 'Escribe una hora, por favor; por ejemplo, 21:30. O déjalo vacío.',
		tooManyRows: (most) => `Aquí caben ${most} filas. Quita algunas, por favor, o ponlas en tu reflexión.`,
	},

	answer: {
		howDidItGo: '¿Cómo te fue?',
		outcomes: {
			done: 'Lo hice',
			partly: 'Hice una parte',
			'could-not': 'Esta vez no pude',
		},
		whatGotInTheWay: 'Si no pudiste, ¿qué se interpuso?',
		itHelpsToKnow: 'A veces pasa. Saberlo ayuda.',
		hindrances: {
			'no-time': 'No hubo tiempo',
			forgot: 'Se me pasó',
			unclear: 'No quedó claro qué hacer',
			'too-difficult': 'Fue demasiado',
			'not-right-now': 'No era el momento',
			other: 'Otra cosa',
		},
		ratherNotSay: 'Prefiero no decirlo',
		reflection: 'Una reflexión corta',
		optional: '(opcional)',
		readBy: (most) => `Tu consultorio la podrá leer. Caben ${numberInSpanish(most)} caracteres.`,
		onPaper: 'Lo que anotaste en papel puede quedarse ahí.',
		send: 'Enviar',
		change: 'Cambiar mi respuesta',
		keptBefore: 'Tu consultorio conserva lo que escribiste antes.',
		sendChange: 'Enviar el cambio',
	},

	answered: {
		thanks: 'Gracias, ya está guardado',
		saved: 'Tu respuesta está guardada',
		youSaid: 'Dijiste:',
		notedByPractice: 'Tu consultorio anotó cómo te fue',
		practiceNoted: 'Tu consultorio anotó',
		outcomes: {
			done: 'que lo hiciste',
			partly: 'que hiciste una parte',
			'could-not': 'que esta vez no pudiste',
		},
		sayOtherwise: 'Si no fue así, puedes decirlo aquí.',
		warm: {
			'no-time': 'Hay días en los que no cabe nada más. Gracias por decirlo.',
			forgot: 'A todos se nos pasan cosas. Gracias por decirlo.',
			unclear: 'Entonces no se explicó bien, y puedes preguntar la próxima vez. Gracias por decirlo.',
			'too-difficult': 'Quizás fue mucho de una vez, y es bueno saberlo. Gracias por decirlo.',
			'not-right-now': 'Entonces no era el momento, y está bien así. Gracias por decirlo.',
			other: 'A veces algo se interpone. Gracias por decirlo.',
			'not-said': 'Eso pasa, y no te quita nada. Gracias por decirlo.',
		},
		savedToo,
		nothingMore: 'No hay nada más que hacer aquí. Puedes cerrar esta página.',
		written: 'Lo que escribiste',
	},

	note: {
		ifAnythingCameUp: 'Si te quedó algo por decir, puedes añadir una nota corta',
		add: 'Añadir la nota',
		forYouFrom: 'Una nota para ti, de',
		forYouFromPractice: 'Una nota para ti de tu consultorio',
		forYou: 'Una nota para ti',
		notNow: 'Ahora no se puede mostrar. Mira otra vez en unos minutos, por favor.',
	},
};

function savedToo(notes: number, written: boolean): string {
	const few = notes === 1 ? 'una nota' : `${numberInSpanish(notes)} notas`;
	if (written)
		return notes === 0 ? 'También está guardado lo que escribiste.' : `También están guardadas tus palabras y ${few}.`;
	return notes === 1 ? 'También está guardada una nota.' : `También están guardadas ${few}.`;
}

/** A number as the page takes it, with a comma before its decimals. */
function withComma(number: number): string {
	return String(number).replace('.', ',');
}
