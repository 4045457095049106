import { FORM } from '../form-template';
import { ALERT, DONE_MARK } from '../templates';

/** By which a clinician says that a brief was read. */
const SEEN_FORM = `${FORM}
<input type="hidden" name="form" value="seen">
${ALERT}
<button type="submit">I have read it</button>
</form>`;

/**
 * Has a code sent, by which what clients wrote can be read. It says nothing of anybody: mail scanners open links.
 */
const ASK_FORM = `<section class="card">
<p>To read what was written, have a code sent to the mailbox that got the message.</p>
${FORM}
<input type="hidden" name="form" value="ask-code">
<button type="submit">Send me a code</button>
</form>
</section>`;

/** For a clinician, and for whatever opens the links in an e-mail. */
export const SEEN_PAGE = `{% layout 'layout' %}{% block content %}
<h1>Have you read your message?</h1>
<p>This page came with a message. Once you have read it, please press the button.</p>
${SEEN_FORM}
${ASK_FORM}
{% endblock %}`;

/** Once a clinician has pressed the button. */
export const THANKS_PAGE = `{% layout 'layout' %}{% block content %}
${DONE_MARK}
<h1>Thank you, this is noted</h1>
{% if before %}<p>You have said so before, on {{ before }}.</p>
{% endif %}<p>{% if nonce %}You can close this page, or read what was written.{% else %}There is nothing more to do here. You can close this page.{% endif %}</p>
{% if nonce %}${ASK_FORM}
{% endif %}{% endblock %}`;

/** Keeps the button while nothing else can be shown. */
export const SEEN_UNSAVED_PAGE = `{% layout 'layout' %}{% block content %}
<h1>Not saved yet</h1>
${SEEN_FORM}
{% endblock %}`;
