import { ATTACHED } from './attached/template';

/** What is asked by a field or by the column of a table: the numbers of a scale, what may be chosen, what a number counts. */
const ASKED = `{% if each.options %} ({% for option in each.options %}{{ option.label }}{% unless forloop.last %}, {% endunless %}{% endfor %}){% elsif each.from %} ({{ each.from.value }}: {{ each.from.label }}, {{ each.to.value }}: {{ each.to.label }}){% elsif each.unit %} ({{ each.unit }}){% endif %}`;

const WORDS = `{% if forYou %}<section class="words">
<p class="label">{{ words.exercise.forYou }}</p>
<p class="text">{{ forYou }}</p>
</section>
{% endif %}`;

/** The text of an exercise, below the page's heading. */
export const EXERCISE = `${WORDS}{{ exercise.text | exerciseHtml: 1, pictures | raw }}${ATTACHED}`;

/** The same below a heading of its own, with what it asks, and what the clinician has filled in. */
export const EXERCISE_BELOW = `${WORDS}{{ exercise.text | exerciseHtml: 2, pictures | raw }}${ATTACHED}
{% if exercise.fields.size > 0 %}<h3>{{ words.exercise.whatItAsks }}</h3>
<ul>
{% for field in asked %}{% assign each = field %}<li>{{ field.label }}${ASKED}{% if field.hint %}
<p class="hint">{{ field.hint }}</p>{% endif %}{% for line in field.preset %}
<p class="text">{{ line }}</p>{% endfor %}{% if field.columns %}
<ul>
{% for column in field.columns %}{% assign each = column %}<li>{{ column.label }}${ASKED}</li>
{% endfor %}</ul>{% endif %}</li>
{% endfor %}</ul>
{% endif %}`;
