/** What the engine said, and the line to both sides of where it stopped. */
export interface Stop {
  readonly reason: string;
  readonly before: string;
  readonly rest: string;
}

interface Habit {
  readonly reason?: RegExp;
  readonly before?: RegExp;
  readonly rest?: RegExp;
  readonly remedy: string;
}

/** What people write by habit or by a slip, and how it is written here; the first that fits counts. */
const habits: readonly Habit[] = [
  {
    reason: /for statement/,
    rest: /^(?:limit|offset)\s*:/,
    remedy: 'Cut the list with a filter: {% for x in list | limit(3) %}.',
  },
  {
    reason: /for statement/,
    rest: /^reversed\b/,
    remedy: 'Turn the list with a filter: {% for x in list | reverse %}.',
  },
  // Hugo's templates are Go's.
  {
    before: /\{\{-?\s*$/,
    rest: /^\.\w/,
    remedy: 'Write what has the property before the dot: {{ page.title }}.',
  },
  { before: /\{\{-?\s*partial\s+$/, remedy: 'Write {% include "partials/head.njk" %}.' },
  { before: /\{\{-?\s*if\s+$/, remedy: 'Write {% if page.title %}…{% endif %}.' },
  { before: /\{\{-?\s*range\s+$/, remedy: 'Write {% for post in site.posts %}…{% endfor %}.' },
  { before: /\{\{-?\s*(?:block|define)\s+$/, remedy: 'Write {% block main %}…{% endblock %}.' },
  // Liquid gives a filter its arguments behind a colon.
  { rest: /^\s*:/, remedy: "Write a filter's arguments in parentheses: date('%Y')." },
  {
    before: /\|\s*\w+\s+$/,
    rest: /^["'\w]/,
    remedy: "Write a filter's arguments in parentheses: date('%Y').",
  },
  {
    rest: /^contains\b/,
    remedy: 'Write what is contained first: {% if "x" in page.title %}.',
  },
  { before: /\belse\s+$/, rest: /^if\b/, remedy: 'Write {% elif … %}.' },
  { reason: /if statement/, rest: /^=/, remedy: 'Compare with ==.' },
  { rest: /^&&?/, remedy: 'Write and.' },
  { before: /\|$/, rest: /^\|/, remedy: 'Write or.' },
  { rest: /^!/, remedy: 'Write not.' },
  { before: /<$/, rest: /^>/, remedy: 'Write !=.' },
  { rest: /^\?/, remedy: 'Write a choice with if and else: {{ a if b else c }}.' },
  {
    reason: /include statement/,
    remedy: 'An include takes nothing along: write {% set x = … %} before it.',
  },
  { reason: /expected "in" keyword|variable name expected for loop/, remedy: 'Write {% for x in list %}.' },
  {
    reason: /variable name expected$/,
    before: /$/,
    rest: /^block\b/,
    remedy: 'Write {% block main %}, without quotes.',
  },
  { reason: /expected arguments/, remedy: 'Write parentheses behind the name: {% macro card() %}.' },
  { reason: /no plain name/, remedy: 'Write a name without dots: {% set title = … %}.' },
  { reason: /parseImport/, remedy: 'Write {% import "partials/x.njk" as x %}.' },
  { reason: /parseFrom/, remedy: 'Write {% from "partials/x.njk" import x %}.' },
  { reason: /as lookup value, got \d/, remedy: 'Write a number in brackets: list[0].' },
  { before: /\{\{$/, rest: /^\{/, remedy: 'Write two braces: {{ page.title }}.' },
  // Two braces end an expression, whatever else they might; then the tag's own end comes without a beginning.
  {
    rest: /^(?:(?!\{[{%]|%\}|\}\}).)*\}\}(?:(?!\{[{%]).)*[}%]\}/,
    remedy: 'Put a space between the braces where a mapping ends within another: {a: {b: 1} }.',
  },
  {
    reason: /parse(?:Signature|Aggregate): expected comma/,
    remedy: 'Mend the tag: a comma is missing, or what closes the parentheses or brackets.',
  },
];

/** What to do about a tag that the engine cannot read. */
export function remedyForSyntax(stop: Stop): string {
  const habit = habits.find(
    ({ reason, before, rest }) =>
      reason?.test(stop.reason) !== false &&
      before?.test(stop.before) !== false &&
      rest?.test(stop.rest) !== false,
  );
  return habit?.remedy ?? 'Mend the tag, or put it between {% raw %} and {% endraw %}.';
}

/** What the engine says, without the names of its parts. */
export function plainReason(reason: string): string {
  return reason
    .replace(/^parse\w+: /, '')
    .replace(/^expected block end in (\w+) statement$/, 'the {% $1 %} tag should end here')
    .replace(/^expected variable end$/, 'the {{ }} should end here')
    .replace(/^expected symbol, got (?:pipe|variable-end|block-end)$/, 'the name of a filter is missing')
    .replace(/^unexpected token: ([%}]\})$/, 'something is missing before $1');
}
