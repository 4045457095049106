import type { PageWords } from '../page-words';

/** What the page says of the messages that come: when, and that they stop. */
export const MESSAGES: Pick<PageWords, 'snooze' | 'stop'> = {
	snooze: {
		labels: { 1: 'Recuérdamelo mañana', 3: 'Recuérdamelo en tres días' },
		noted: {
			1: 'Queda anotado: un recordatorio mañana.',
			3: 'Queda anotado: un recordatorio en tres días.',
		},
		lookLater: 'Abre esta página más tarde para ver cuándo llega.',
		planned: (moment) => `El próximo recordatorio está previsto para el ${moment}.`,
		closeThis: 'Puedes cerrar esta página.',
		tooLate: 'Ese día ya no te puede llegar un recordatorio antes de la fecha prevista. No se cambió nada.',
		notOffered: 'Los recordatorios no se pueden mover desde aquí. No se cambió nada.',
		closed: 'Ya no se envían recordatorios de esto.',
		pressAgain: 'Pulsa el botón una vez más, por favor. Todavía no se cambió nada.',
		tryAgain: 'Ahora no se pudo guardar. Pulsa el botón otra vez en un minuto, por favor.',
	},

	stop: {
		these: 'No recibir más estos mensajes',
		change: 'Cambiar qué mensajes me llegan',
		stopped: {
			all: 'Ya no se te envían mensajes.',
			reminders: 'Ya no se te envían recordatorios.',
		},
		stillYours: 'Puedes seguir usando esta página.',
		forWhom:
			'Esto vale para todos los mensajes que salen de aquí a la dirección donde llegó este enlace. Si varias personas leen ahí el correo, vale para todas. Tu consultorio ve que ya no se envían mensajes. Puedes cambiarlo cuando quieras.',
		now: {
			all: 'Por ahora no se envían mensajes.',
			reminders: 'Por ahora no se envían recordatorios.',
		},
		question: '¿Qué quieres dejar de recibir?',
		choices: {
			all: 'Todos los mensajes',
			reminders: 'Solo los recordatorios; lo nuevo sigue llegando',
		},
		stop: 'No recibir más',
		save: 'Guardar',
		back: 'Volver a recibir mensajes',
		toThePage: 'Ir a tu página',
		done: {
			all: {
				heading: 'Ya no te llegarán mensajes',
				text: 'Desde aquí no se te envía nada más, salvo quizás un último mensaje que lo confirma. Lo que ya estaba en camino todavía puede llegar.',
			},
			reminders: {
				heading: 'Ya no te llegarán recordatorios',
				text: 'No recibirás más recordatorios. Quizás llegue un mensaje que lo confirma. Lo nuevo te sigue llegando. Lo que ya estaba en camino todavía puede llegar.',
			},
			none: { heading: 'Vuelves a recibir mensajes', text: 'Lo que está por venir se te envía otra vez.' },
		},
		takeBack: 'Si no querías esto, puedes deshacerlo:',
		choose: 'Elige qué quieres dejar de recibir, por favor. Todavía no se cambió nada.',
		pressAgain: 'Pulsa el botón una vez más, por favor. Todavía no se cambió nada.',
		tryAgain: 'Ahora no se pudo guardar. Pulsa el botón otra vez en un minuto, por favor.',
	},
};
