/** What is asked by a field or by the column of a table: the numbers of a scale, what may be chosen, what a number counts. */
const ASKED = `{% if each.options %} ({% for option in each.options %}{{ option.label }}{% unless forloop.last %}, {% endunless %}{% endfor %}){% elsif each.from %} ({{ each.from.value }}: {{ each.from.label }}, {{ each.to.value }}: {{ each.to.label }}){% elsif each.unit %} ({{ each.unit }}){% endif %}`;

/** An exercise below a heading of a level: its text, then what to write down. */
function exercise(below: 1 | 2): string {
	const heading = `h${below + 1}`;
	return `{{ exercise.text | exerciseHtml: ${below} | raw }}
{% if exercise.fields.size > 0 %}<${heading}>What to write down</${heading}>
<ul>
{% for field in exercise.fields %}{% assign each = field %}<li>{{ field.label }}${ASKED}{% if field.hint %}
<p class="hint">{{ field.hint }}</p>{% endif %}{% if field.columns %}
<ul>
{% for column in field.columns %}{% assign each = column %}<li>{{ column.label }}${ASKED}</li>
{% endfor %}</ul>{% endif %}</li>
{% endfor %}</ul>
{% endif %}`;
}

export const EXERCISE = exercise(1);

/** The same below a heading of its own. */
export const EXERCISE_BELOW = exercise(2);
