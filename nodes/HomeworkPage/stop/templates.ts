import { SNOOZE_BUTTONS } from '../snooze/templates';
import { BACK, QUESTION } from './words';

/**
 * At the foot of a client's page: how to be reminded later, and to stop messages, or that they are stopped. Buttons and no links,
 * so that what opens links comes no further. It is none of the page's forms for an answer: what it posts is said by the button
 * alone.
 */
export const STOP_LINE = `<form class="stop" method="post" action="#alert" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{{ nonce }}">
{% if stopped == 'all' %}<p><strong>Messages to you are stopped.</strong> You can still use this page.</p>
{% elsif stopped == 'reminders' %}<p><strong>Reminders to you are stopped.</strong> You can still use this page.</p>
{% endif %}${SNOOZE_BUTTONS}<button class="quiet" type="submit" name="form" value="stop">{% if stopped %}Change which messages you get{% else %}Stop these messages{% endif %}</button>
</form>`;

const FORM = `<form method="post" action="#alert" accept-charset="utf-8">
<input type="hidden" name="nonce" value="{{ nonce }}">`;

/** Pages link nowhere; a form leads back. */
const TO_THE_PAGE = `<form method="get">
<input type="hidden" name="t" value="{{ token }}">
<button class="quiet" type="submit">Back to your page</button>
</form>`;

const ALERT = `{% if alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ alert }}</p>{% endif %}`;

const BACK_FORM = `${FORM}
<button class="quiet" type="submit" name="form" value="stop-back">${BACK}</button>
</form>`;

/** Asks what is to stop; nothing has changed yet. */
export const ASK_PAGE = `{% layout 'layout' %}{% block content %}
{% if practice %}<p class="from">{{ practice }}</p>
{% endif %}<h1>{% if stopped %}Change which messages you get{% else %}Stop these messages{% endif %}</h1>
<p>This is for all messages from here to the address where this link arrived. If several people read mail there, it is for all of them. Your practice sees that messages are stopped, and you can change this again at any time.</p>
{% if stopped == 'all' %}<p><strong>Messages are stopped now.</strong></p>{% elsif stopped == 'reminders' %}<p><strong>Reminders are stopped now.</strong></p>{% endif %}
<div class="card">
${FORM}
${ALERT}
<fieldset role="radiogroup" aria-labelledby="scope" aria-required="true">
<legend id="scope">${QUESTION}</legend>
{% for each in choices %}<label class="choice"><input type="radio" name="scope" value="{{ each.value }}" required{% if each.value == scope %} checked{% endif %}> {{ each.label }}</label>
{% endfor %}</fieldset>
<button type="submit" name="form" value="stop-now">{% if stopped %}Save{% else %}Stop{% endif %}</button>
</form>
{% if takesBack %}${BACK_FORM}
{% endif %}</div>
${TO_THE_PAGE}
{% endblock %}`;

/** Asks once more whoever wants messages again, where that could not be saved. */
export const AGAIN_PAGE = `{% layout 'layout' %}{% block content %}
{% if practice %}<p class="from">{{ practice }}</p>
{% endif %}<h1>${BACK}</h1>
<div class="card">
${FORM}
${ALERT}
<button type="submit" name="form" value="stop-back">${BACK}</button>
</form>
</div>
${TO_THE_PAGE}
{% endblock %}`;

/** Once it is stopped, or taken back. */
export const STOPPED_PAGE = `{% layout 'layout' %}{% block content %}
{% if practice %}<p class="from">{{ practice }}</p>
{% endif %}{% if stopped == 'all' %}<h1>Messages are stopped</h1>
<p>Nothing more is sent to you from here, except perhaps one last message that says so. What was on its way at this very moment may still arrive.</p>
{% elsif stopped == 'reminders' %}<h1>Reminders are stopped</h1>
<p>You get no more reminders. One message may come that says so. Anything new still comes to you. What was on its way at this very moment may still arrive.</p>
{% else %}<h1>You get messages again</h1>
<p>What is still to come is sent to you again.</p>
{% endif %}{% if stopped %}<p>If you did not mean this, you can take it back:</p>
${BACK_FORM}
{% endif %}${TO_THE_PAGE}
{% endblock %}`;
