import { numberInSpanish } from '../numbers';
import type { PageWords } from '../page-words';

/** What stands above a form that is shown again: why, and what to do. */
export const ALERTS: PageWords['alerts'] = {
	preview: 'Esto es una vista previa: desde aquí no se puede enviar nada.',
	testAddress: 'Esta es la dirección de prueba de esta página. Pruébala: no se guarda nada de lo que envíes aquí.',
	notKept:
		'Esta es la dirección de prueba de esta página: lo que enviaste se entendió, y no se guardó nada. Los enlaces de los mensajes llevan a otra parte.',
	tryAgain: 'Ahora no se pudo guardar. Lo que pusiste sigue aquí: pulsa el botón otra vez en un minuto, por favor.',
	pressAgain: 'Pulsa el botón una vez más, por favor. Todavía no se guardó nada, y lo que pusiste sigue aquí.',
	lookAtMarked: 'Mira lo que está marcado abajo, por favor. Todavía no se guardó nada, y lo que pusiste sigue aquí.',
	tooMuch: 'Es más de lo que se puede guardar. Acorta algo, por favor: todavía no se guardó nada.',
	tooLong: (characters, most) =>
		`Tu texto tiene ${numberInSpanish(characters)} caracteres, y caben ${numberInSpanish(most)}. Acórtalo, por favor: todavía no se guardó nada.`,
	tooManySigns:
		'Tu texto tiene signos que ocupan más lugar del que hay. Acórtalo, por favor: todavía no se guardó nada.',
	chooseOutcome: 'Elige cómo te fue, por favor. Todavía no se guardó nada, y lo que pusiste sigue aquí.',
	savedMeanwhile: 'Mientras tanto se guardó algo en otro aparato. Ahora lo ves aquí. Míralo y pulsa el botón otra vez.',
	tooOften: 'Ahora no se puede guardar más para después. Lo que pusiste sigue aquí, y lo puedes enviar.',
	emptyNote: 'Tu nota está vacía. Escribe algo, por favor, o solo cierra esta página.',
	answeredBefore:
		'Aquí ya no se puede cambiar nada: vale la respuesta de antes, y lo que acabas de enviar no se guardó.',
	answeredAndKept:
		'Aquí ya no se puede cambiar nada: vale la respuesta de antes. Lo que acabas de enviar queda guardado para tu consultorio, pero nadie recibe aviso.',
	noMoreNotes: 'Aquí ya no se puede añadir nada. Lo que escribiste no se guardó, pero puedes copiarlo de abajo.',
	keptWhenClosed: 'Lo que enviaste queda guardado para tu consultorio, pero nadie recibe aviso.',
	notSaved: 'Lo que enviaste no se guardó.',
	notSavedButHere: 'Lo que enviaste no se guardó, pero puedes copiar de aquí lo que escribiste.',
	keptTooLate:
		'Aquí ya no se puede añadir nada. Lo que escribiste queda guardado para tu consultorio, pero nadie recibe aviso. También puedes copiarlo de abajo.',
};
