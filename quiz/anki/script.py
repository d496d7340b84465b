"""What runs on a card: new order at each showing, and what the learner did, kept for the back.

Without it a card is whole and readable, in one order. Anki's desktop keeps the page when a card is
flipped and its phone apps load it anew, with or without the session's storage: so everything is
kept in three places, and the first that has this card serves. There are no keys of our own, for
digits and the space bar grade and flip. Anki reads two opening braces as a field's beginning, in a
script too, so they never stand side by side here.
"""

SCRIPT = r"""
(function () {
  var card = document.querySelector(".quiz");
  if (!card) { return; }
  var shelves = ["sessionStorage", "localStorage"];
  var shown = { id: card.dataset.id, order: [], given: [], tapped: [] };

  function all(selector, within) {
    return Array.prototype.slice.call((within || card).querySelectorAll(selector));
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

  function placed(list) {
    return all("[data-place]", list);
  }

  function shuffle(places) {
    for (var last = places.length - 1; last > 0; last--) {
      var other = Math.floor(Math.random() * (last + 1));
      var moved = places[last];
      places[last] = places[other];
      places[other] = moved;
    }
  }

  function ascending(places) {
    return places.every(function (place, index) { return place === index; });
  }

  function arrange() {
    all("[data-shuffle]").forEach(function (list) {
      var items = placed(list);
      if (items.length !== shown.order.length) { return; }
      shown.order.forEach(function (place) {
        list.appendChild(items.filter(function (item) {
          return Number(item.dataset.place) === place;
        })[0]);
      });
    });
  }

  function note(element, kind, text) {
    var old = element.querySelector(".mark");
    var mark = old || document.createElement("span");
    mark.className = "mark " + kind;
    mark.textContent = text;
    if (!old) { element.insertBefore(mark, element.querySelector(".feedback")); }
  }

  function front() {
    var list = card.querySelector("[data-shuffle]");
    if (list) {
      shown.order = placed(list).map(function (item, index) { return index; });
      do {
        shuffle(shown.order);
      } while (list.dataset.shuffle === "wrong" && ascending(shown.order));
      arrange();
    }
    all(".gap").forEach(function (gap) {
      var box = document.createElement("input");
      box.type = "text";
      box.className = "gap";
      box.autocomplete = "off";
      box.autocapitalize = "off";
      box.spellcheck = false;
      box.placeholder = gap.textContent;
      box.setAttribute("aria-label", "gap " + gap.textContent);
      gap.parentNode.replaceChild(box, gap);
    });
    var controls = all("input, select");
    controls.forEach(function (control, index) {
      function changed() {
        shown.given = controls.map(function (each) {
          return each.matches(".options input") ? ticked(each) : each.value;
        });
        keep();
      }
      control.addEventListener("input", changed);
      control.addEventListener("change", function () {
        changed();
        if (control.type !== "text") { control.blur(); }
      });
      control.addEventListener("keydown", function (event) {
        if (event.key !== "Enter" || event.isComposing || control.type !== "text") { return; }
        if (controls[index + 1]) { controls[index + 1].focus(); }
        else if (typeof window.pycmd === "function") { window.pycmd("ans"); }
        else { control.blur(); }
      });
    });
    all(".taps").forEach(function (taps) {
      var how = document.createElement("p");
      how.className = "aside";
      how.textContent = "Tap them in order; tap again to take one back.";
      taps.parentNode.insertBefore(how, taps);
      taps.classList.add("live");
    });
    all(".taps > li").forEach(function (item) {
      item.addEventListener("click", function () {
        var place = Number(item.dataset.place);
        var index = shown.tapped.indexOf(place);
        if (index < 0) { shown.tapped.push(place); } else { shown.tapped.splice(index, 1); }
        all(".taps > li").forEach(function (each) {
          var rank = shown.tapped.indexOf(Number(each.dataset.place));
          if (rank < 0) { delete each.dataset.rank; } else { each.dataset.rank = rank + 1; }
        });
        keep();
      });
    });
    keep();
  }

  function ticked(box) {
    return box.checked && "place " + box.closest("[data-place]").dataset.place;
  }

  function folded(text) {
    return text.normalize("NFKC").toLowerCase().normalize("NFD")
      .replace(/[\u0300-\u036f"'`´‘’‚‛“”„‟«»‹›′″]/g, "")
      .replace(/(\d[.,])(?=\d)|[.,]/g, "$1")
      .replace(/(\p{L})[\s‐‑-]+(?=\p{L})/gu, "$1")
      .replace(/\s+/g, " ").trim();
  }

  function back() {
    recall();
    arrange();
    var options = all(".marked > li");
    var picked = options.filter(function (item) {
      return shown.given.indexOf("place " + item.dataset.place) >= 0;
    });
    options.forEach(function (item) {
      var right = item.classList.contains("key");
      if (picked.indexOf(item) >= 0) {
        note(item, right ? "right" : "wrong", right ? "✓ right, your answer" : "✗ your answer");
      } else if (right && picked.length && item.parentNode.classList.contains("many")) {
        note(item, "right", "✓ right, not chosen");
      }
    });
    all(".filled .gap").forEach(function (gap, index) {
      var typed = shown.given[index];
      if (!typed) { return; }
      var forms = gap.dataset.forms.split("\n");
      var fits = forms.some(function (form) { return folded(form) === folded(typed); });
      note(gap, fits ? "right" : "yours", fits ? "✓" : "you: " + typed);
    });
    all(".order > li").forEach(function (item, index) {
      var rank = shown.tapped.indexOf(Number(item.dataset.place));
      if (rank < 0) { return; }
      if (rank === index) { note(item, "right", "✓"); }
      else { note(item, "wrong", "✗ yours: " + (rank + 1)); }
    });
    all(".matches > li").forEach(function (row, index) {
      var chosen = shown.given[index];
      if (!chosen) { return; }
      if (chosen === row.dataset.right) { note(row, "right", "✓"); }
      else { note(row, "wrong", "✗ yours: " + chosen); }
    });
  }

  if (card.classList.contains("front")) { front(); } else { back(); }
})();
"""
