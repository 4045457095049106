import { fits } from '../../../temporal/contract/characters';
import { machineWords } from './machine-words';
import { found, plainOf } from './plain';
import { ABSENT, notExact, notUnderstood, understood, type Reader } from './reading';

/** How a text may be written. */
interface TextRules {
	/** Characters at most, as people see them. */
	longest?: number;
	/** Whether line breaks in it are kept; else they count as blanks, and several blanks as one. */
	lines?: boolean;
	/** Whether `{{ … }}` in it stands for what is filled in later; else it is an expression that was not evaluated. */
	template?: boolean;
}

/** Reads a text. Numbers are taken as they are written; what was found is never repeated, since it may be a person's. */
export function text({ longest, lines = false, template = false }: TextRules = {}): Reader<string> {
	return (value) => {
		const plain = plainOf(value);
		switch (plain.type) {
			case 'nothing':
				return ABSENT;
			case 'number':
				return notExact(plain) ?? understood(String(plain.number));
			case 'text': {
				const written = lines ? plain.text : plain.text.replace(/\s+/g, ' ');
				const machines = machineWords(written, template);
				if (machines !== undefined) return notUnderstood(`is ${machines}; correct what it is read from`);
				if (longest !== undefined && !fits(written, longest)) {
					return notUnderstood(`is longer than ${longest.toLocaleString('en')} characters`);
				}
				return understood(written);
			}
			default:
				return notUnderstood(`is ${found(plain)}; a text is needed`);
		}
	};
}

/** Reads a text that has to have a form, which `malformed` tells after the field's label. */
export function textLike(form: RegExp, malformed: string): Reader<string> {
	const readText = text();
	return (value, property) => {
		const reading = readText(value, property);
		return reading.kind === 'understood' && !form.test(reading.value) ? notUnderstood(malformed) : reading;
	};
}
