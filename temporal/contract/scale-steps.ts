import type { Column } from './exercise-fields';

/** The numbers of a scale as they are chosen from, its ends with what they mean. */
export function scaleSteps({ from, to }: Extract<Column, { type: 'scale' }>): Array<{ value: string; label: string }> {
	return Array.from({ length: to.value - from.value + 1 }, (_, step) => {
		const value = String(from.value + step);
		const end = [from, to].find((one) => String(one.value) === value);
		return { value, label: end ? `${value}: ${end.label}` : value };
	});
}
