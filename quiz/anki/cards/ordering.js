// Items, tapped one after the other on the front; the back says which stood where.

function orderingFront() {
  all(".taps").forEach(function (list) {
    aside("Tap them in order; tap again to take one back.", list, "how");
    list.classList.add("live");
  });
  var items = all(".taps > li");
  items.forEach(function (item) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "tappable";
    button.dir = "auto";
    button.setAttribute("aria-pressed", "false");
    while (item.firstChild) { button.appendChild(item.firstChild); }
    item.appendChild(button);
    targets.push(button);
    button.addEventListener("click", function () {
      var place = item.dataset.place;
      var tapped = shown.given.indexOf(place);
      if (tapped < 0) { shown.given.push(place); } else { shown.given.splice(tapped, 1); }
      keep();
      items.forEach(rank);
      button.blur();
    });
  });

  function rank(item) {
    var tapped = shown.given.indexOf(item.dataset.place);
    if (tapped < 0) { delete item.dataset.rank; } else { item.dataset.rank = tapped + 1; }
    var button = item.firstChild;
    button.setAttribute("aria-pressed", String(tapped >= 0));
    if (tapped < 0) { button.removeAttribute("aria-description"); }
    else { button.setAttribute("aria-description", "number " + (tapped + 1)); }
  }
}

function orderingBack() {
  all(".order > li").forEach(function (item, place) {
    var rank = shown.given.indexOf(item.dataset.place);
    if (rank < 0) { return; }
    if (rank === place) { mark(item, "right", "✓"); }
    else { mark(item, "wrong", "✗ yours: " + (rank + 1)); }
  });
}

if (isFront) { orderingFront(); } else { orderingBack(); }
