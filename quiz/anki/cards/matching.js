// A list to choose from beside each left side; the back says which choices were right.

function matchingFront() {
  var lists = all("select");
  lists.forEach(function (list) {
    targets.push(list);
    list.addEventListener("change", function () {
      give(lists.map(function (each) { return each.value; }));
      list.blur();
    });
  });
}

function matchingBack() {
  all(".matches > li").forEach(function (row, place) {
    var chosen = shown.given[place];
    if (!chosen) { return; }
    if (chosen === row.dataset.right) { mark(row, "right", "✓"); }
    else { mark(row, "wrong", "✗ yours: " + chosen); }
  });
}

if (isFront) { matchingFront(); } else { matchingBack(); }
