// A typed answer, which Anki compares with one form alone; the back says if another was met.

function typedFront() {
  all("#typeans").forEach(function (box) {
    box.setAttribute("aria-label", "your answer");
    box.dir = "auto";
    box.addEventListener("input", function () { give([box.value]); });
  });
}

function typedBack() {
  var typed = shown.given[0];
  var also = card.querySelector(".aside [data-forms]");
  if (typed && also && fits(typed, also)) {
    mark(card.querySelector(".answer"), "right", "✓ your answer is right too");
  }
}

if (isFront) { typedFront(); } else { typedBack(); }
