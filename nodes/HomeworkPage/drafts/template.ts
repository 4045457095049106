import { FORM, formWith } from '../form-template';

/** What a form was shown with, carried along. */
export const BASE = '<input type="hidden" name="base" value="{{ base }}">';

/**
 * The form that takes an answer, with what is saved; buttons elsewhere on the page post it, too, so that what was typed is kept. Its
 * name changes with that: at a Reload, Firefox puts back what a form of the same name held
 * before, lists among it that nobody has touched, and so would have the form undo what another device has saved since.
 */
export const FORM_WITH_SAVED = formWith(` id="answer" name="with-{{ base | split: ' ' | first }}"`);

/** That something is saved and not sent, above the form that holds it. */
export const SAVED = `{% if draft.isSaved or draft.unreadable %}<div class="words" id="draft" tabindex="-1" role="status">
{% if draft.isSaved %}<p><strong>{{ words.drafts.saved }}</strong> {{ words.drafts.notSent }}</p>
{% endif %}{% if draft.unreadable %}<p>{{ words.drafts.notShown }}</p>
{% endif %}{% if draft.elsewhere.size > 0 %}<p>{{ words.drafts.elsewhere }}</p>
<ul>
{% for each in draft.elsewhere %}<li>{{ each.label }}: <span class="text">{{ each.text }}</span></li>
{% endfor %}</ul>
{% endif %}</div>
{% endif %}`;

/** Saves what the form holds, at its foot. */
export const SAVE_FOR_LATER = `<button class="quiet" name="later" value="save" formnovalidate>{{ words.drafts.save }}</button>
<p class="hint">{{ words.drafts.whoSees }}</p>`;

/** Deletes what is saved, in two steps, below the form. */
export const DELETE_SAVED = `{% if draft.isSaved %}<details>
<summary>{{ words.drafts.delete }}</summary>
${FORM}
<input type="hidden" name="form" value="answer">
${BASE}
<button class="quiet" name="later" value="delete">{{ words.drafts.deleteNow }}</button>
</form>
</details>
{% endif %}`;
