import { ASIDE } from '../aside/template';
import { formWith } from '../form-template';
import { SNOOZE_BUTTONS } from '../snooze/templates';

/**
 * At the foot of a client's page: how to be reminded later, and to stop messages, or that they are stopped. Buttons and no links,
 * so that what opens links comes no further.
 */
export const STOP_LINE = `${formWith(' class="stop"')}
{% if stopped %}<p><strong>{{ words.stop.stopped[stopped] }}</strong> {{ words.stop.stillYours }}</p>
{% endif %}${SNOOZE_BUTTONS}<button class="quiet" type="submit" ${ASIDE} value="stop">{% if stopped %}{{ words.stop.change }}{% else %}{{ words.stop.these }}{% endif %}</button>
</form>`;

/** It says in which language it was shown, for the record. */
const FORM = `${formWith()}
<input type="hidden" name="language" value="{{ words.language }}">`;

/** Pages link nowhere; a form leads back. */
const TO_THE_PAGE = `<form method="get">
<input type="hidden" name="t" value="{{ token }}">
<button class="quiet" type="submit">{{ words.stop.toThePage }}</button>
</form>`;

const ALERT = `{% if alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ alert }}</p>{% endif %}`;

const PRACTICE = `{% if practice %}<p class="from">{{ practice }}</p>
{% endif %}`;

const BACK_FORM = `${FORM}
<button class="quiet" type="submit" name="form" value="stop-back">{{ words.stop.back }}</button>
</form>`;

/** Asks what is to stop; nothing has changed yet. */
export const ASK_PAGE = `{% layout 'layout' %}{% block content %}
${PRACTICE}<h1>{% if stopped %}{{ words.stop.change }}{% else %}{{ words.stop.these }}{% endif %}</h1>
<p>{{ words.stop.forWhom }}</p>
{% if stopped %}<p><strong>{{ words.stop.now[stopped] }}</strong></p>{% endif %}
<div class="card">
${FORM}
${ALERT}
<fieldset role="radiogroup" aria-labelledby="scope" aria-required="true">
<legend id="scope">{{ words.stop.question }}</legend>
{% for each in choices %}<label class="choice"><input type="radio" name="scope" value="{{ each.value }}" required{% if each.value == scope %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}</fieldset>
<button type="submit" name="form" value="stop-now">{% if stopped %}{{ words.stop.save }}{% else %}{{ words.stop.stop }}{% endif %}</button>
</form>
{% if takesBack %}${BACK_FORM}
{% endif %}</div>
${TO_THE_PAGE}
{% endblock %}`;

/** Asks once more whoever wants messages again, where that could not be saved. */
export const AGAIN_PAGE = `{% layout 'layout' %}{% block content %}
${PRACTICE}<h1>{{ words.stop.back }}</h1>
<div class="card">
${FORM}
${ALERT}
<button type="submit" name="form" value="stop-back">{{ words.stop.back }}</button>
</form>
</div>
${TO_THE_PAGE}
{% endblock %}`;

/** Once it is stopped, or taken back. */
export const STOPPED_PAGE = `{% layout 'layout' %}{% block content %}
${PRACTICE}<h1>{{ done.heading }}</h1>
<p>{{ done.text }}</p>
{% if stopped %}<p>{{ words.stop.takeBack }}</p>
${BACK_FORM}
{% endif %}${TO_THE_PAGE}
{% endblock %}`;
