// One or several options, picked on the front and marked on the back, each with its feedback.

function choiceFront() {
  var boxes = all(".options input");
  boxes.forEach(function (box) {
    targets.push(box);
    box.addEventListener("change", function () {
      give(boxes.filter(function (each) { return each.checked; }).map(function (each) {
        return each.closest("[data-place]").dataset.place;
      }));
      // Space and Enter are to flip the card, not to pick again.
      box.blur();
    });
  });
}

function choiceBack() {
  all(".feedback [data-of]").forEach(function (row) {
    var option = card.querySelector('.marked > [data-place="' + row.dataset.of + '"]');
    if (option) { option.appendChild(row.querySelector(".why")); row.remove(); }
  });
  all(".feedback > ul").forEach(function (list) {
    if (!list.children.length) { list.parentNode.remove(); }
  });
  var options = all(".marked > li");
  function isPicked(option) { return shown.given.indexOf(option.dataset.place) >= 0; }
  var wasAnswered = options.some(isPicked);
  options.forEach(function (option) {
    var right = option.classList.contains("key");
    if (isPicked(option)) {
      mark(option, right ? "right" : "wrong", right ? "✓ right, your answer" : "✗ your answer");
    } else if (right && wasAnswered && option.parentNode.classList.contains("many")) {
      mark(option, "right", "✓ right, not chosen");
    }
  });
  all(".truth").forEach(function (truth) {
    var given = shown.given[0];
    if (!given) { return; }
    if (given === truth.textContent.trim()) { mark(truth, "right", "✓ your answer"); }
    else { mark(truth, "wrong", "✗ your answer: " + given); }
  });
}

if (isFront) { choiceFront(); } else { choiceBack(); }
