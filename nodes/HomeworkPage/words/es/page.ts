import type { PageWords } from '../page-words';
import { ALERTS } from './alerts';
import { ANSWERING } from './answering';
import { DRAFTS } from './drafts';
import { MESSAGES } from './messages';
import { zoneInSpanish } from './zones';

/** The words of the client's page in Spanish. They call the reader "tú", as the exercises do. */
export const ES: PageWords = {
	language: 'es',
	title: 'Tu página',

	moments: {
		endOf: (day) => `final del ${day}`,
		zone: zoneInSpanish,
	},

	exercise: {
		doBy: 'Tienes tiempo hasta el',
		wasFor: 'Esto era para el',
		stillWelcome: 'Todavía puedes responder.',
		forYou: 'Unas palabras para ti',
		whatItAsks: 'Lo que pregunta',
	},

	attached: {
		picture: 'Aquí va una imagen:',
		transcript: 'Lo que se dice, por escrito',
		document: '(un archivo PDF)',
		elsewhere: '(en otro sitio)',
	},

	closed: {
		heading: 'Esto ya está cerrado',
		nothingLeft: 'Aquí ya no queda nada por hacer ni se puede enviar nada. Está bien así.',
	},

	footer: {
		notMonitored: 'Nadie vigila esta página.',
		callPractice: 'También puedes llamar a tu consultorio:',
	},

	strangers: {
		nothingHere: 'Aquí no hay nada',
		openAgain:
			'Quizás el enlace está incompleto o ya no se usa. Ábrelo otra vez desde el mensaje que te llegó, o pregunta a quien lo envió.',
		kept: 'Esta página ya está cerrada. Lo que escribiste queda guardado para tu consultorio, pero nadie recibe aviso. También puedes copiarlo de aquí.',
		lost: 'No se guardó nada. Puedes copiar de aquí lo que escribiste.',
		notNow: 'Esta página no se puede mostrar ahora',
		nothingIsLost: 'No se perdió nada. Prueba otra vez en unos minutos, por favor.',
		notSavedYet: 'Todavía no está guardado',
	},

	...ANSWERING,
	...MESSAGES,
	drafts: DRAFTS,
	alerts: ALERTS,
};
