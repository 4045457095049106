import type { PageWords } from '../page-words';

/** What the page says of what is saved for later and not sent. */
export const DRAFTS: PageWords['drafts'] = {
	save: 'Guardar para después',
	whoSees:
		'Quien abra este enlace puede ver lo que guardas. Tu consultorio lo lee solo cuando lo envías. Lo que no envíes se borra cuando esta tarea se cierre.',
	saved: 'Esto queda guardado para después.',
	notSent: 'Todavía no se envió.',
	delete: 'Borrar lo que guardé',
	deleteNow: 'Sí, borrarlo',
	elsewhere: 'Esto se guardó en otro aparato. No está en las casillas de abajo:',
	notShown: 'Algo que guardaste no se puede mostrar ahora. No se perdió.',
	addRow: 'Añadir una línea',
};
