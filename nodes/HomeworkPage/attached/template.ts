/** Sound, documents and links below the text of an exercise. What is heard can be read, too. */
export const ATTACHED = `{% for each in attached %}<div class="attached">
{% if each.kind == 'sound' %}<p class="label" id="sound-{{ forloop.index }}">{{ each.label }}</p>
{% if each.at %}<audio controls preload="none" src="{{ each.at }}" aria-labelledby="sound-{{ forloop.index }}"></audio>
{% endif %}{% else %}<p>{% if each.at %}<a href="{{ each.at }}">{{ each.label }}</a>{% else %}{{ each.label }}{% endif %} {% if each.kind == 'link' %}{{ words.attached.elsewhere }}{% else %}{{ words.attached.document }}{% endif %}</p>
{% endif %}{% if each.transcript %}<details>
<summary>{{ words.attached.transcript }}</summary>
<p class="text">{{ each.transcript }}</p>
</details>
{% endif %}</div>
{% endfor %}`;
