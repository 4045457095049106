import { IANAZone } from 'luxon';
import { z } from 'zod/v4';
import { isRepeatable } from './repeatable';
import { standsForSeveral } from './several-clocks';
import { zonesFor } from './zones-to-take';

/**
 * A time zone by its IANA name, such as `Europe/London`. What stands for several clocks is none (`EST`, with summer time
 * or without? `GMT+2`, in which country?), though some programs take it; `UTC` is one. Messages are to be read after the
 * field's name.
 */
export const zoneSchema = z.string({ error: 'must be text' }).superRefine((text, context) => {
	const message = zoneProblem(text);
	if (message !== undefined) context.addIssue({ code: 'custom', message });
});

/** A zone's name in the capitals and small letters that readers know, be it written `europe/london`. */
export function spelt(zone: string): string {
	const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
	const sameName = timeZone.toLowerCase() === zone.toLowerCase();
	return sameName || /^[a-z]/.test(zone) ? timeZone : zone;
}

/** Why a text is no zone, and the names to take, to be read after the field's name; undefined where it is one. */
export function zoneProblem(text: string): string | undefined {
	const several = standsForSeveral(text);
	if (!several && IANAZone.isValidZone(text) && !text.startsWith('SystemV/')) return undefined;
	const why = several ? 'stands for several clocks' : 'is not a time zone';
	const names = zonesFor(text);
	const todo = names.length === 0 ? 'write it like Europe/London' : `take ${listed(names)}`;
	const repeated = names.length > 0 || isRepeatable(text) ? `"${text}"` : 'is a text that';
	return `${repeated} ${why}; ${todo}`;
}

function listed(names: string[]): string {
	return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
