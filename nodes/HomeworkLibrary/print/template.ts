const HINT = `{% if field.hint %}<p class="hint">{{ field.hint }}</p>
{% endif %}`;

const LINE = '<div class="line"></div>';

const BOX = '<span class="box" aria-hidden="true"></span>';

/** What a column asks: what may be chosen, the ends of a scale, what a number counts. */
const COLUMN = `{{ column.label }}{% if column.options %} <small>({% for option in column.options %}{{ option.label }}{% unless forloop.last %} / {% endunless %}{% endfor %})</small>{% elsif column.from %} <small>({{ column.from.value }}: {{ column.from.label }}, {{ column.to.value }}: {{ column.to.label }})</small>{% elsif column.unit %} <small>({{ column.unit }})</small>{% endif %}`;

const TABLE = `<table>
<thead><tr>{% for column in field.columns %}<th scope="col">${COLUMN}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in field.rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</tbody>
</table>`;

const SCALE = `<div class="scale">
<p class="numbers">{% for number in field.numbers %}<span{% if number.chosen %} class="chosen"{% endif %}>{{ number.value }}</span> {% endfor %}</p>
<p class="ends"><span>{{ field.from }}</span> <span>{{ field.to }}</span></p>
</div>`;

const BOXES = `<ul class="boxes">
{% for option in field.options %}<li{% if option.chosen %} class="chosen"{% endif %}>${BOX} {{ option.label }}</li>
{% endfor %}</ul>`;

const LINES = `{% if field.value %}<p class="written">{{ field.value }}</p>
{% endif %}{% for line in field.lines %}${LINE}
{% endfor %}`;

/** A worksheet for pen and paper, as a LiquidJS template whose output is escaped; `words` holds what it says, in its language. */
export const SHEET = `<!doctype html>
<html lang="{{ words.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>{{ exercise.title }}</title>
<style>{{ paper | raw }}</style>
</head>
<body>
<main>
{% if reference %}<p class="reference">{{ called }} <strong>{{ reference }}</strong></p>
{% endif %}<h1>{{ exercise.title }}</h1>
{% if forYou %}<section class="words">
<p class="label">{{ words.exercise.forYou }}</p>
<p class="written">{{ forYou }}</p>
</section>
{% endif %}{{ exercise.text | exerciseHtml: 1 | raw }}
{% for field in fields %}<section class="{{ field.as }}">
<h2 class="label">{{ field.label }}{% if field.unit %} ({{ field.unit }}){% endif %}</h2>
${HINT}{% if field.as == 'table' %}${TABLE}{% elsif field.as == 'scale' %}${SCALE}{% elsif field.as == 'boxes' %}${BOXES}{% else %}${LINES}{% endif %}
</section>
{% endfor %}<section class="boxes">
<h2 class="label">{{ words.answer.howDidItGo }}</h2>
<ul class="boxes">
{% for outcome in outcomes %}<li>${BOX} {{ outcome }}</li>
{% endfor %}</ul>
</section>
<section class="boxes">
<h2 class="label">{{ words.answer.whatGotInTheWay }}</h2>
<p class="hint">{{ words.answer.itHelpsToKnow }}</p>
<ul class="boxes two">
{% for hindrance in hindrances %}<li>${BOX} {{ hindrance }}</li>
{% endfor %}</ul>
</section>
<section>
<h2 class="label">{{ words.answer.reflection }} <small>{{ words.answer.optional }}</small></h2>
${LINE}
${LINE}
${LINE}
</section>
<footer>
<p class="written">{{ practice.crisisText }}</p>
{% if practice.phone %}<p>{{ words.footer.callPractice }} {{ practice.phone }}.</p>
{% endif %}</footer>
</main>
</body>
</html>
`;
