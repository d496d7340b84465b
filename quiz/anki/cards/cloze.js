// Gaps, which become places to type in on the front; what was typed is compared on the back.

function clozeFront() {
  var boxes = all(".gap").map(function (gap) {
    var box = document.createElement("input");
    box.type = "text";
    box.className = "gap tappable";
    box.dir = "auto";
    box.autocomplete = "off";
    box.autocapitalize = "off";
    box.spellcheck = false;
    box.placeholder = gap.textContent;
    box.setAttribute("aria-label", "gap " + gap.textContent);
    gap.parentNode.replaceChild(box, gap);
    return box;
  });
  boxes.forEach(function (box, place) {
    targets.push(box);
    box.addEventListener("input", function () {
      give(boxes.map(function (each) { return each.value; }));
    });
    box.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.isComposing) { return; }
      if (boxes[place + 1]) { boxes[place + 1].focus(); }
      else if (typeof window.pycmd === "function") { window.pycmd("ans"); }
      else { box.blur(); }
    });
  });
}

function clozeBack() {
  all(".filled .gap").forEach(function (gap, place) {
    var typed = shown.given[place];
    if (!typed) { return; }
    var right = fits(typed, gap);
    mark(gap, right ? "right" : "yours", right ? "✓" : "you: " + typed);
  });
}

if (isFront) { clozeFront(); } else { clozeBack(); }
