import { notUnderstood, understood, type Reader } from '../../shared/parameters/reading';

/**
 * A place of a message in an expression of n8n: a name alone, or what is in it, with filters or without. What n8n has for a
 * value begins with a dollar, is called, or is no name.
 */
const PLACE = /\{\{-?\s*((?!(?:true|false|null|undefined)\b)[a-z]\w*(?:\.\w+|\[[^\]]*\])*)\s*(?:\|[^}]*)?-?\}\}/;

/** Looks at a field as it is set: places of the message stay in it, unless it is an expression, in which n8n leaves nothing of them. */
export const keptPlaces: Reader<unknown> = (value) => {
	const isExpression = typeof value === 'string' && value.startsWith('=');
	const [, place] = (isExpression && PLACE.exec(value)) || [];
	if (place === undefined) return understood(value);
	return notUnderstood(
		`is set to Expression, in which n8n itself fills in {{ ${place} }}, with nothing: click Fixed above the field. An expression can bring all of the words, as in {{ $json.text }}`,
	);
};
