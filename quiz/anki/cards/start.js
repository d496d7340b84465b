// What every card has: itself, the study day, and what the learner gave, kept for the back.
//
// Anki's desktop keeps the page when a card is flipped and its phone apps load it anew, with or
// without the session's storage: so it is kept in three places, and the first that has this card
// serves. The order of options needs none of them: a generator seeded with question and day makes
// it again.

var card = document.querySelector(".quiz");
if (!card) { return; }
var isFront = card.classList.contains("front");
var shelves = ["sessionStorage", "localStorage"];
var shown = { id: card.dataset.id, day: studyDay(), given: [] };
var targets = [];
if (isFront) { keep(); } else { recall(); }

function all(selector, within) {
  return Array.prototype.slice.call((within || card).querySelectorAll(selector));
}

// The learner's calendar day, which begins at four in the morning.
function studyDay() {
  var now = new Date();
  now.setHours(now.getHours() - 4);
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-");
}

function give(given) {
  shown.given = given;
  keep();
}

function keep() {
  window.quizShown = shown;
  shelves.forEach(function (shelf) {
    try { window[shelf].setItem("quizShown", JSON.stringify(shown)); } catch (refused) { return; }
  });
}

function recall() {
  var found = [window.quizShown];
  shelves.forEach(function (shelf) {
    try {
      found.push(JSON.parse(window[shelf].getItem("quizShown")));
    } catch (refused) { return; }
  });
  shown = found.filter(function (kept) { return kept && kept.id === shown.id; })[0] || shown;
}

// Numbers from 0 up to 1, the same for the same seed: FNV-1a into mulberry32.
function generator(seed) {
  var state = 2166136261;
  for (var place = 0; place < seed.length; place++) {
    state = Math.imul(state ^ seed.charCodeAt(place), 16777619);
  }
  return function () {
    state = (state + 0x6D2B79F5) | 0;
    var mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(number, random) {
  var places = [];
  for (var place = 0; place < number; place++) { places.push(place); }
  for (var last = number - 1; last > 0; last--) {
    var other = Math.floor(random() * (last + 1));
    var moved = places[last];
    places[last] = places[other];
    places[other] = moved;
  }
  return places;
}

// Lists that are marked for it take the day's order; one marked "wrong" never lies in right order.
function arrange() {
  all("[data-shuffle]").forEach(function (list) {
    var items = all("[data-place]", list);
    var random = generator(shown.id + " " + shown.day);
    var order;
    do {
      order = shuffled(items.length, random);
    } while (list.dataset.shuffle === "wrong" && order.every(function (place, rank) {
      return place === rank;
    }));
    order.forEach(function (place) {
      list.appendChild(items.filter(function (item) {
        return Number(item.dataset.place) === place;
      })[0]);
    });
  });
}

function aside(text, before, name) {
  var line = document.createElement("p");
  line.className = "aside " + name;
  line.textContent = text;
  before.parentNode.insertBefore(line, before);
}

function mark(element, kind, text) {
  var old = element.querySelector(".mark");
  var said = old || document.createElement("span");
  said.className = "mark " + kind;
  said.textContent = text;
  if (!old) { element.insertBefore(said, element.querySelector(".why")); }
}

// As the quiz itself folds typed answers before it compares them.
function folded(text) {
  return text.normalize("NFKC").toLowerCase().normalize("NFD")
    .replace(/[\u0300-\u036f"'`´‘’‚‛“”„‟«»‹›′″]/g, "")
    .replace(/(\d[.,])(?=\d)|[.,]/g, "$1")
    .replace(/(\p{L})[\s‐‑-]+(?=\p{L})/gu, "$1")
    .replace(/\s+/g, " ").trim();
}

function fits(typed, element) {
  return element.dataset.forms.split("\n").some(function (form) {
    return folded(form) === folded(typed);
  });
}

arrange();
