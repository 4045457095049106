import { languageSchema, type Language } from '../../temporal/contract/language';

/**
 * The language of a browser, for what is shown where no page says its own: of ours the one that it asks for first, by weight
 * and then by place, and English where it asks for none of them.
 *
 * @param accepted its header `Accept-Language`, such as `es-MX,es;q=0.9,en;q=0.8`
 */
export function browserLanguage(accepted = ''): Language {
	const wishes = accepted.split(',').flatMap((wish) => {
		const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
		const language = languageSchema.safeParse(tag.split('-')[0]).data;
		const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
		return language && Number(weight) > 0 ? [{ language, weight: Number(weight) }] : [];
	});
	// A stable sort: of the same weight, the first.
	return wishes.sort((one, other) => other.weight - one.weight)[0]?.language ?? 'en';
}
