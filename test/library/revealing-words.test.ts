import { revealingWords } from '../../temporal/library/revealing-words';

describe('revealing words', () => {
	it.each([
		'terapia',
		'terapeuta',
		'psicóloga',
		'Psicólogo',
		'sicóloga',
		'psiquiatra',
		'sesión',
		'sesiones',
		'tarea',
		'ejercicio',
		'ejercicios',
		'ansiedad',
		'depresión',
		'pánico',
		'adicción',
		'diagnóstico',
		'síntomas',
		'clínica',
		'consultorio',
		'paciente',
		'tratamiento',
		'duelo',
		'salud mental',
		'médico',
	])('are found in Spanish: %s', (word) => {
		expect(revealingWords(`Hola, tu ${word} te espera`)).toHaveLength(1);
	});

	it('are no words of every day in Spanish', () => {
		const words = 'Algo nuevo te espera. Toca el enlace, consulta la hora, terminó la obra, tardes, medio, mediodía.';
		expect(revealingWords(words)).toEqual([]);
	});

	it('are found by the beginning of a word, in any case', () => {
		expect(revealingWords('Your THERAPY\nand your mental-health plan')).toEqual([
			{ word: 'THERAPY', row: 1 },
			{ word: 'mental-health', row: 2 },
		]);
	});

	it('are not found inside other words', () => {
		expect(revealingWords('In possession of an environmental plan for your practice')).toEqual([]);
	});
});
