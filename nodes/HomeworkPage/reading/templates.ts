import { FORM } from '../form-template';
import { ALERT } from '../templates';
import { LOST_REVIEW, REVIEW } from './review/templates';

/** Takes the code. Whoever needs another one asks for it below. */
export const CODE_PAGE = `{% layout 'layout' %}{% block content %}
<h1>{% if takesCode %}Enter your code{% else %}Ask for a code{% endif %}</h1>
${ALERT}
${LOST_REVIEW}{% if takesCode %}{% unless alert %}<p>A code of six digits is on its way to the mailbox of the message that you came from. It can be used once, in the next ten minutes.</p>
{% endunless %}<div class="card">
${FORM}
<input type="hidden" name="form" value="enter-code">
<label class="label" for="code">Code</label>
<input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required{% if wrong %} aria-invalid="true" aria-describedby="alert"{% endif %}>
<button type="submit">Read what was written</button>
</form>
</div>
{% endif %}<div class="card">
<p>{% if takesCode %}No code after some minutes, or not the right one?{% else %}It is sent to the mailbox of the message that you came from.{% endif %}</p>
${FORM}
<input type="hidden" name="form" value="ask-code">
<button{% if takesCode %} class="quiet"{% endif %} type="submit">{% if takesCode %}Send me another code{% else %}Send me a code{% endif %}</button>
</form>
</div>
{% endblock %}`;

/** Carries the sign-in on. */
const CARRY_ON = `${FORM}
<input type="hidden" name="form" value="read">
<input type="hidden" name="signIn" value="{{ signIn }}">`;

/** What the clients of a brief wrote. It is shown to nobody but who has signed in. */
export const READING_PAGE = `{% layout 'layout' %}{% block content %}
<h1>What your clients wrote</h1>
<p class="soft">For your sessions on {{ date }}. This page can be used for half an hour at a time. Close it when you have read it.</p>
${LOST_REVIEW}{% for each in homework %}<section class="card">
<h2><bdi>{{ each.client }}</bdi></h2>
<p class="soft">{{ each.line }}</p>
{% for one in each.said %}<div class="said">
<p class="label">{{ one.what }}</p>
<p class="hint">{{ one.at }}</p>
{% for entry in one.entered %}<p class="label">{{ entry.label }}</p>
{% if entry.rows %}{% for row in entry.rows %}<dl class="row">
{% for cell in row %}{% if cell != '' %}{% assign column = entry.columns[forloop.index0] %}{% assign end = column | slice: -1 %}<div><dt>{{ column }}{% unless end == '?' %}:{% endunless %}</dt> <dd>{{ cell }}</dd></div>
{% endif %}{% endfor %}</dl>
{% endfor %}{% else %}<p class="text">{{ entry.text }}</p>
{% endif %}{% endfor %}{% if one.score %}<p class="text"><strong>{{ one.score }}</strong></p>
{% endif %}{% if one.note %}<p class="text">{{ one.note }}</p>
{% endif %}</div>
{% endfor %}{% if each.said.size == 0 %}<p>Nothing was written yet.</p>
{% endif %}${REVIEW}</section>
{% endfor %}{% if homework.size == 0 %}<p>There is nothing to read: somebody else is responsible for this homework now.</p>
{% endif %}{% if next %}${CARRY_ON}
<input type="hidden" name="from" value="{{ next }}">
<button type="submit">Show what else was written</button>
</form>
{% endif %}${CARRY_ON}
<input type="hidden" name="from" value="0">
<button type="submit">Look again for what is new</button>
</form>
{% endblock %}`;

/** While nobody can say what was written: the sign-in goes on. */
export const UNREADABLE_PAGE = `{% layout 'layout' %}{% block content %}
<h1>This cannot be read just now</h1>
<p>You are signed in, and nothing is lost. Please try again in a minute.</p>
${CARRY_ON}
<input type="hidden" name="from" value="{{ from }}">
<button type="submit">Try again</button>
</form>
{% endblock %}`;
