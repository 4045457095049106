// Which names of time zones stand for several clocks. Free of imports, so that workflow code may use it.

/** Three letters that name one clock all the same; all others, EST and IST among them, name several. */
const ONE_CLOCK = ['UTC', 'UCT', 'PRC', 'ROK'];
/** What names several: three letters, Greenwich's time with or without a difference, a difference alone, a continent. */
const SEVERAL_CLOCKS =
	/^([a-z]{3}|[a-z]{2,4}[SD]T|CES?T|(utc|gmt)\s*[+-]?\s*\d.*|[+-]?\d.*|africa|america|asia|atlantic|australia|europe|indian|pacific|us)$/i;

/** Whether a text stands for several clocks, as `EST`, `+05:00` or `Europe` do, though some programs take it for a zone. */
export function standsForSeveral(text: string): boolean {
	return SEVERAL_CLOCKS.test(text) && !ONE_CLOCK.includes(text.toUpperCase());
}
