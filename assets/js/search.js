/*
 * The search of a blog, fetched when it is first asked for. It reads an index that was made with the pages: what the
 * words are and where a word stands is decided in src/search, in the same way as here.
 */

const dense = /[\u30fc\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const denseSign = /^[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\ud840-\ud88d]/;
const letters = /[\p{L}\p{N}\p{M}]+/gu;
const writtenOut = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' };
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/* How much a word counts by where it stands: body, headings, terms, title. */
const weights = [1, 3, 6, 10];
const shown = 12;
const peeked = 6;

const fold = (text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþıς]/g, (letter) => writtenOut[letter])
    .normalize('NFC');

/* The words of a question; of a run of signs without blanks every two neighbours. */
export function searchWords(text, isQuestion = false) {
  const words = [];
  const rest = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(dense, (run) => {
      const signs = [...run];
      for (const [at, sign] of signs.entries())
        if (!isQuestion || at + 1 < signs.length || at === 0) words.push(sign + (signs[at + 1] ?? ''));
      return ' ';
    });
  for (const word of fold(rest).match(/[\p{L}\p{N}]+/gu) ?? []) words.push(word.slice(0, 32));
  return words;
}

export function shardHash(word) {
  const start = denseSign.test(word) ? String.fromCodePoint(word.codePointAt(0)) : word.slice(0, 3);
  let hash = 0x811c9dc5;
  for (let at = 0; at < start.length; at++) hash = Math.imul(hash ^ start.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 1023;
}

function decodePostings(text) {
  const postings = [];
  let [value, shift, post] = [0, 0, 0];
  for (const sign of text) {
    const digit = digits.indexOf(sign);
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    post += value >>> 2;
    postings.push([post, value & 3]);
    value = shift = 0;
  }
  return postings;
}

/* How many letters apart a word is from what was typed, or from what it begins with: added, left out, changed or swapped. */
export function slips(typed, word, most) {
  let [before, last] = [[], Array.from({ length: word.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= typed.length; row++) {
    const line = [row];
    for (let at = 1; at <= word.length; at++) {
      const isSame = typed[row - 1] === word[at - 1];
      line[at] = Math.min(line[at - 1] + 1, last[at] + 1, last[at - 1] + (isSame ? 0 : 1));
      if (row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1])
        line[at] = Math.min(line[at], before[at - 2] + 1);
    }
    if (Math.min(...line) > most) return most + 1;
    [before, last] = [last, line];
  }
  return Math.min(...last.slice(Math.max(0, typed.length - most)));
}

/* Fetches the parts of the index that a question needs, each once. */
function openIndex(folder) {
  const fetched = new Map();
  const get = (name, edition) => {
    if (!fetched.has(name)) {
      const url = new URL(name, folder);
      if (edition) url.searchParams.set('v', edition);
      const answer = fetch(url, edition ? {} : { cache: 'no-cache' }).then((response) => {
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        return response.json();
      });
      answer.catch(() => fetched.delete(name));
      fetched.set(name, answer);
    }
    return fetched.get(name);
  };
  const about = () => get('index.json');
  return {
    about,
    async words(shard) {
      return Object.entries(await get(`words-${shard}.json`, (await about()).edition));
    },
    async post(number) {
      const { edition, group } = await about();
      return (await get(`posts-${Math.floor(number / group)}.json`, edition))[number % group];
    },
  };
}

/* The words of the index that are what was typed, begin with it, or, where there is none, are a slip or two away. */
async function findWords(index, typed) {
  const { shards } = await index.about();
  const own = shardHash(typed) % shards;
  const mayBegin = denseSign.test(typed) || typed.length > 2 || (shards === 1 && typed.length > 1);
  const found = [];
  for (const [word, postings] of await index.words(own)) {
    if (word === typed) found.push({ word, postings, nearness: 1 });
    else if (mayBegin && word.startsWith(typed)) found.push({ word, postings, nearness: 0.4 + (0.4 * typed.length) / word.length });
  }
  if (found.length > 0 || typed.length < 4 || denseSign.test(typed)) return found;
  const most = typed.length < 8 ? 1 : 2;
  const words = await Promise.all([...slipShards(typed, shards)].map((shard) => index.words(shard)));
  for (const [word, postings] of words.flat()) {
    if (word.length < typed.length - most) continue;
    const distance = slips(typed, word, most);
    if (distance <= most) found.push({ word, postings, nearness: 0.3 / distance });
  }
  return found;
}

/* Words stand together by their first three letters: where one of those may be a slip, others are looked through too. */
function slipShards(typed, shards) {
  if (shards <= 8) return Array.from({ length: shards }, (_, shard) => shard);
  const swapped = [0, 1, 2].map((at) => typed.slice(0, at) + typed[at + 1] + typed[at] + typed.slice(at + 2));
  const without = [0, 1, 2].map((at) => typed.slice(0, at) + typed.slice(at + 1));
  return new Set([typed, ...swapped, ...without].map((start) => shardHash(start) % shards));
}

/* Posts with all words of the question, best first; where none has all, those with most. */
async function ask(index, question) {
  const typed = [...new Set(searchWords(question, true))];
  const { posts } = await index.about();
  const scores = new Map();
  const marked = new Set();
  for (const words of await Promise.all(typed.map((word) => findWords(index, word)))) {
    const best = new Map();
    for (const { word, postings, nearness } of words) {
      marked.add(word);
      const places = decodePostings(postings);
      const rarity = Math.log(1 + posts / places.length);
      for (const [post, place] of places) best.set(post, Math.max(best.get(post) ?? 0, nearness * weights[place] * rarity));
    }
    for (const [post, score] of best) {
      const { count, sum } = scores.get(post) ?? { count: 0, sum: 0 };
      scores.set(post, { count: count + 1, sum: sum + score });
    }
  }
  const most = Math.max(0, ...[...scores.values()].map(({ count }) => count));
  const found = [...scores].filter(([, { count }]) => count === most);
  found.sort(([a, { sum: left }], [b, { sum: right }]) => right - left || b - a);
  return { numbers: found.map(([number]) => number), marked };
}

/* Where in a text the found words stand. */
function placesIn(text, marked) {
  const places = [];
  for (const { 0: segment, index } of text.matchAll(letters)) {
    if (!denseSign.test(segment) && marked.has(fold(segment).slice(0, 32))) places.push([index, index + segment.length]);
  }
  const small = text.toLowerCase();
  for (const word of marked) {
    if (!denseSign.test(word)) continue;
    for (let at = small.indexOf(word); at !== -1; at = small.indexOf(word, at + 1)) places.push([at, at + word.length]);
  }
  return places.sort(([a], [b]) => a - b);
}

/* Writes a text into an element, what was found in it marked. */
function writeMarked(element, text, marked) {
  const parts = [];
  let at = 0;
  for (const [start, end] of placesIn(text, marked)) {
    const from = Math.max(start, at);
    if (from >= end) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, end);
    parts.push(text.slice(at, from), mark);
    at = end;
  }
  element.replaceChildren(...parts, text.slice(at));
}

/* A piece of a post's page around the first word found in it; nothing where there is none. */
async function excerptOf(address, marked, signal) {
  const page = new DOMParser().parseFromString(await (await fetch(address, { signal })).text(), 'text/html');
  const body = page.querySelector('.e-content') ?? page.querySelector('main');
  for (const part of body?.querySelectorAll('pre, script, style, .anchor') ?? []) part.remove();
  const text = (body?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const [place] = placesIn(text, marked);
  if (!place) return '';
  const from = place[0] < 90 ? 0 : text.indexOf(' ', place[0] - 90) + 1 || place[0] - 40;
  const start = Math.min(from, place[0]);
  const to = text.lastIndexOf(' ', place[1] + 120);
  const end = Math.max(to, Math.min(text.length, place[1] + 60));
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

/* Two ways to an answer: the blog's own index, or Pagefind's. Both give how many there are, the best, and what to mark in them. */
function ownSearch(link) {
  const index = openIndex(link.href);
  return async (question) => {
    const { numbers, marked } = await ask(index, question);
    const posts = await Promise.all(numbers.slice(0, shown).map((number) => index.post(number)));
    return { count: numbers.length, posts, marked };
  };
}

function pagefindSearch({ dataset }) {
  let fetched = null;
  return async (question) => {
    const pagefind = await (fetched ??= import(dataset.pagefind));
    const { results } = await pagefind.search(question);
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    const marked = new Set();
    const posts = pages.map(({ url, meta, excerpt }) => {
      const { body } = new DOMParser().parseFromString(excerpt, 'text/html');
      for (const mark of body.querySelectorAll('mark')) for (const word of searchWords(mark.textContent, true)) marked.add(word);
      return [url, meta.title, '', body.textContent, document.documentElement.lang];
    });
    return { count: results.length, posts, marked };
  };
}

/* Makes an input search: answers go into `list`, and `status` says what there is to say. */
function connect(input, list, status, link) {
  const { found, none, hint, failed } = link.dataset;
  const search = link.dataset.pagefind ? pagefindSearch(link) : ownSearch(link);
  let asked = 0;
  let peeking = new AbortController();

  const answer = async () => {
    const turn = ++asked;
    peeking.abort();
    peeking = new AbortController();
    const question = input.value.trim();
    try {
      const { count, posts, marked } = question ? await search(question) : { count: 0, posts: [], marked: new Set() };
      if (turn !== asked) return;
      list.replaceChildren(...posts.map((post) => resultOf(post, marked)));
      status.textContent = question ? (posts.length ? found.replace('{n}', count.toLocaleString(document.documentElement.lang)) : none) : hint;
      peek(posts, marked, peeking.signal);
    } catch {
      if (turn === asked) status.textContent = failed;
    }
  };

  /* What a description does not show is looked up in the page itself, which the reader may open next. */
  const peek = async (posts, marked, signal) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const hidden = posts.map((post, at) => [post, list.children[at]]).filter(([, item]) => item && !item.querySelector('mark'));
    for (const [[address], item] of hidden.slice(0, peeked)) {
      if (signal.aborted) return;
      const excerpt = await excerptOf(address, marked, signal).catch(() => '');
      if (excerpt && !signal.aborted) writeMarked(item.querySelector('p'), excerpt, marked);
    }
  };

  let waiting = 0;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 80);
  });
  input.form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  return answer;
}

function resultOf([address, title, day, description, lang], marked) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  writeMarked(link, title, marked);
  const text = document.createElement('p');
  writeMarked(text, description, marked);
  const page = document.documentElement.lang;
  if (lang !== page) link.lang = text.lang = lang;
  item.append(link);
  if (day) {
    const time = document.createElement('time');
    time.dateTime = day;
    time.textContent = new Date(`${day}T00:00Z`).toLocaleDateString(page, { dateStyle: 'medium', timeZone: 'UTC' });
    item.append(' ', time);
  }
  item.append(text);
  return item;
}

/* Arrows go from the input through the answers and back; a letter typed among them goes on with the question. */
function steer(event, input, list) {
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined && at !== -1) {
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))].focus();
  } else if (at > 0 && (event.key.length === 1 || event.key === 'Backspace') && !event.ctrlKey && !event.metaKey && !event.altKey) input.focus();
}

let dialog = null;

/* Opens the search where the reader is. `link` leads to the page to search on and says all that is to be said. */
export function openSearch(link) {
  dialog ??= makeDialog(link);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input').select();
}

function makeDialog(link) {
  const made = document.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', link.textContent);
  const form = document.createElement('form');
  form.setAttribute('role', 'search');
  const input = document.createElement('input');
  Object.assign(input, { type: 'search', autocomplete: 'off', spellcheck: false, enterKeyHint: 'go' });
  input.placeholder = link.textContent;
  input.setAttribute('aria-label', link.textContent);
  const close = document.createElement('button');
  Object.assign(close, { type: 'button', textContent: link.dataset.close });
  const { status, list } = makeAnswers(link);
  form.append(input, close);
  made.append(form, status, list);
  const shut = () => {
    made.close();
    /* A browser may leave the focus in what is closed, where the key / would be taken for typing. */
    if (made.contains(document.activeElement)) document.activeElement.blur();
  };
  close.addEventListener('click', shut);
  made.addEventListener('click', (event) => {
    if (event.target === made) shut();
  });
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      shut();
    } else steer(event, input, list);
  });
  document.body.append(made);
  connect(input, list, status, link);
  return made;
}

function makeAnswers(link) {
  const status = document.createElement('p');
  status.className = 'search-status';
  status.setAttribute('role', 'status');
  status.textContent = link.dataset.hint;
  const list = document.createElement('ol');
  list.className = 'search-results';
  return { status, list };
}

/* Makes the form of the page to search on work: the question stands in the address, answers in place of the list. */
export function searchOnPage(form, link) {
  const input = form.querySelector('input');
  const { status, list } = makeAnswers(link);
  form.after(status, list);
  const rest = document.querySelector('.search-rest');
  const answer = connect(input, list, status, link);
  const show = () => {
    const question = input.value.trim();
    if (rest) rest.hidden = question !== '';
    const address = new URL(location.href);
    if (question) address.searchParams.set('q', question);
    else address.searchParams.delete('q');
    history.replaceState(null, '', address);
  };
  input.addEventListener('input', show);
  form.parentElement.addEventListener('keydown', (event) => steer(event, input, list));
  input.value ||= new URLSearchParams(location.search).get('q') ?? '';
  if (input.value) {
    show();
    answer();
  }
}
