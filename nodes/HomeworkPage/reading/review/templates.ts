import { FORM } from '../../form-template';
import { WRITTEN } from '../../templates';

const WHY = `{% if each.alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ each.alert }}</p>
{% endif %}`;

const REVIEW_FORM = `${FORM}
<input type="hidden" name="form" value="review">
<input type="hidden" name="signIn" value="{{ signIn }}">
<input type="hidden" name="from" value="{{ from }}">
<input type="hidden" name="assignment" value="{{ each.assignmentId }}">
${WHY}<fieldset class="field" role="radiogroup" aria-labelledby="effort-{{ each.assignmentId }}" aria-describedby="effort-hint-{{ each.assignmentId }}">
<legend id="effort-{{ each.assignmentId }}">How much effort do you see? <span class="optional">(optional)</span></legend>
<p class="hint" id="effort-hint-{{ each.assignmentId }}">Your impression, for your practice. The client never sees it.</p>
{% for one in efforts %}<label class="choice"><input type="radio" name="effort" value="{{ one.value }}"{% if one.value == each.effort %} checked{% endif %}> {{ one.value }}: {{ one.label }}</label>
{% endfor %}<label class="choice"><input type="radio" name="effort" value=""{% if each.effort == '' %} checked{% endif %}> Not rated</label>
</fieldset>
<div class="field">
<label class="label" for="note-{{ each.assignmentId }}">A note to the client <span class="optional">(optional)</span></label>
<p class="hint" id="note-hint-{{ each.assignmentId }}">The client sees it with your name, but only by opening the page of this homework again: no message tells of it. Up to {{ maxNoteToClient }} characters.</p>
<textarea id="note-{{ each.assignmentId }}" name="note" rows="3" aria-describedby="{% if each.alert %}alert {% endif %}note-hint-{{ each.assignmentId }}"{% if each.isTooLong %} aria-invalid="true"{% endif %}>
{{ each.note }}</textarea>
</div>
<p class="hint">Save this before you go on: what is typed for somebody else on this page is not kept.</p>
<button type="submit">Mark as reviewed</button>
</form>`;

/** How homework was reviewed, and by which form it is. */
export const REVIEW = `{% if each.reviewed %}<div class="said"{% if each.saved %} role="status" id="alert" tabindex="-1"{% endif %}>
<p class="label">{% if each.saved %}Saved. {% endif %}Reviewed on {{ each.reviewed.at }}{% if each.reviewed.by %}, by <bdi>{{ each.reviewed.by }}</bdi>{% endif %}</p>
{% if each.reviewed.effort %}<p>Effort: {{ each.reviewed.effort }}</p>
{% endif %}{% if each.reviewed.note %}<p class="hint">To the client:</p>
<p class="text">{{ each.reviewed.note }}</p>
{% endif %}</div>
{% endif %}{% if each.reviewable %}<details{% if each.alert %} open{% endif %}>
<summary>{% if each.reviewed %}Change the review{% else %}Review this answer{% endif %}</summary>
${REVIEW_FORM}
</details>
{% endif %}`;

/** What was entered of a review that is taken no more, to be copied. */
export const LOST_REVIEW = `{% if lost %}<div class="card">
{% if lost.alert %}<p class="alert" role="alert" id="alert" tabindex="-1">{{ lost.alert }}</p>
{% endif %}{% if lost.note %}{% assign note = lost.note %}${WRITTEN}
{% endif %}</div>
{% endif %}`;

/** Keeps what was entered while nothing else can be shown. */
export const UNREVIEWED_PAGE = `{% layout 'layout' %}{% block content %}
<h1>{% if isKept %}Not on record yet{% else %}Not saved yet{% endif %}</h1>
<div class="card">
${REVIEW_FORM}
</div>
{% endblock %}`;
