const PROBLEM = `{% if each.problem %}<p class="problem" id="{{ each.id }}-problem">{{ each.problem }}</p>
{% endif %}`;

const HINT = `{% if each.hint %}<p class="hint" id="{{ each.id }}-hint">{{ each.hint }}</p>
{% endif %}`;

const DESCRIBED = `{% if each.problem or each.hint %} aria-describedby="{% if each.problem %}{{ each.id }}-problem{% endif %}{% if each.problem and each.hint %} {% endif %}{% if each.hint %}{{ each.id }}-hint{% endif %}"{% endif %}{% if each.problem %} aria-invalid="true"{% endif %}`;

/** One input, named `each`. */
export const INPUT = `{% if each.as == 'several' %}<fieldset class="field" id="{{ each.id }}"${DESCRIBED}>
<legend class="label">{{ each.label }}</legend>
${HINT}${PROBLEM}{% for option in each.options %}<label class="choice"><input type="checkbox" name="{{ each.name }}" value="{{ option.value }}"{% if option.chosen %} checked{% endif %}> {{ option.label }}</label>
{% endfor %}</fieldset>
{% else %}<div class="field">
<label class="label" for="{{ each.id }}">{{ each.label }}{% if each.unit %} ({{ each.unit }}){% endif %}</label>
${HINT}${PROBLEM}{% if each.as == 'text' %}<textarea class="short" id="{{ each.id }}" name="{{ each.name }}" rows="3"${DESCRIBED}>
{{ each.value }}</textarea>
{% elsif each.as == 'one' %}<select class="line" id="{{ each.id }}" name="{{ each.name }}"${DESCRIBED}>
<option value="">{{ words.worksheet.noAnswer }}</option>
{% for option in each.options %}<option value="{{ option.value }}"{% if option.chosen %} selected{% endif %}>{{ option.label }}</option>
{% endfor %}</select>
{% else %}<input class="line" id="{{ each.id }}" name="{{ each.name }}" type="{{ each.type }}" value="{{ each.value }}"{% if each.isNumber %} inputmode="decimal"{% endif %}${DESCRIBED}>
{% endif %}</div>
{% endif %}`;

/**
 * The fields of an exercise, as part of the form that takes the answer. Enter, which a phone's keyboard has for "go on", presses a
 * form's first button: that does nothing, so that no worksheet is sent half-way.
 *
 * @param shown the variable that holds them
 */
export function worksheetOf(shown: string): string {
	return `{% if ${shown}.size > 0 %}<input type="submit" disabled hidden>
<p class="hint">{% if filledInForYou %}{{ words.worksheet.filledInForYou }} {% endif %}{{ words.worksheet.fillIn }}</p>
{% for field in ${shown} %}{% if field.as == 'input' %}{% render 'input', each: field.input, words: words %}{% else %}{% assign each = field %}<fieldset class="field table" id="{{ field.id }}"${DESCRIBED}>
<legend class="label">{{ field.label }}</legend>
${HINT}${PROBLEM}{% for row in field.rows %}<fieldset class="row"><legend class="label">{{ row.label }}</legend>
{% for input in row.inputs %}{% render 'input', each: input, words: words %}{% endfor %}</fieldset>
{% endfor %}{% if field.more %}<button class="quiet" name="later" value="row.{{ field.name }}" formnovalidate>{{ words.drafts.addRow }}</button>
{% endif %}</fieldset>
{% endif %}{% endfor %}{% endif %}`;
}

/** What was entered and cannot be shown in its fields, carried on in the form that holds it. */
export const CARRIED = `{% for each in carried %}<input type="hidden" name="{{ each.name }}" value="{{ each.value }}">
{% endfor %}{% if carried.size > 0 %}<label class="label" for="entered">{{ words.worksheet.filledIn }}</label>
<textarea id="entered" rows="5" readonly>
{% for each in carried %}{{ each.value }}
{% endfor %}</textarea>
{% endif %}`;
