import { ASIDE } from '../aside/template';
import { FORM } from '../form-template';

/** Says when the client is reminded who has asked for that. */
export const SNOOZED = `{% if snoozing %}<p id="saved" tabindex="-1" role="status"><strong>{{ snoozing }}</strong> {{ words.snooze.lookLater }}</p>
{% elsif snoozedTo %}<p id="saved" tabindex="-1" role="status"><strong>{{ snoozedTo }}</strong> {{ words.snooze.closeThis }}</p>
{% endif %}`;

/** Buttons of the form at the foot of the page, beside the one that stops messages. */
export const SNOOZE_BUTTONS = `{% if snoozeAlert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ snoozeAlert }}</p>
{% endif %}{% for each in snoozes %}<button class="quiet" type="submit" ${ASIDE} value="{{ each.value }}">{{ each.label }}</button>
{% endfor %}`;

/** What is shown to whoever wants to be reminded later while that can be handed to nobody: the button, once more. */
export const SNOOZE_UNSAVED_PAGE = `{% layout 'layout' %}{% block content %}
<h1>{{ words.strangers.notSavedYet }}</h1>
<div class="card">
${FORM}
<p class="alert" role="alert" id="alert" tabindex="-1">{{ words.snooze.tryAgain }}</p>
<button type="submit" name="form" value="{{ value }}">{{ label }}</button>
</form>
</div>
{% endblock %}`;
