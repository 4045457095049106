import { Liquid } from 'liquidjs';

/** What is said of one assignment, with the time of its session where that is known. */
export interface SpokenLine {
	/** Such as `9:30`. */
	time?: string;
	/** First name and the first letter of the last, more of it among namesakes. */
	client: string;
	line: string;
}

const liquid = new Liquid({ outputEscape: 'escape', ownPropertyOnly: true });

const HTML = liquid.parse(
	`<ul style="margin:0;padding-left:20px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5">
{%- for item in lines %}
<li style="margin:0 0 8px">{% if item.time %}{{ item.time }} {% endif %}<strong><bdi>{{ item.client }}</bdi></strong>: {{ item.line }}</li>
{%- endfor %}
</ul>`,
);

/** Lines as plain text, one below the other. */
export function asText(lines: SpokenLine[]): string {
	return lines.map(({ time, client, line }) => `${time === undefined ? '' : `${time} `}${client}: ${line}`).join('\n');
}

/** Lines as a list for an e-mail: escaped, with inline styles. Empty for none. */
export function asHtml(lines: SpokenLine[]): string {
	return lines.length === 0 ? '' : (liquid.renderSync(HTML, { lines }) as string);
}
