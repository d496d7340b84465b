"""How a card looks: one column, calm, by day and by night, on a phone and on a screen."""

CSS = """
.card {
  --ink: #23282e; --muted: #626a72; --accent: #2f6396; --right: #1c7146; --wrong: #b03427;
  --line: rgba(128, 128, 128, 0.32); --wash: rgba(128, 128, 128, 0.09);
  --right-wash: rgba(40, 150, 90, 0.13); --wrong-wash: rgba(200, 60, 45, 0.13);
  --face: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-family: var(--face); font-size: 18px; line-height: 1.5; text-align: start;
  --scheme: light;
}
.card.nightMode, .nightMode .card, .card.night_mode, .night_mode .card {
  --ink: #dadde1; --muted: #9ca3ab; --accent: #8fb8e6; --right: #74c69d; --wrong: #f0958a;
  --scheme: dark;
}
.quiz {
  max-width: 36em; margin: 0 auto; overflow-wrap: break-word;
  color: var(--ink); color-scheme: var(--scheme);
}
.quiz a { color: var(--accent); }
.quiz code { font-size: 0.92em; background: var(--wash); padding: 0 0.2em; border-radius: 3px; }
.quiz ul, .quiz ol { margin: 0; padding: 0; list-style: none; }
.quiz .topic { margin: 0 0 0.6em; font-size: 0.8em; color: var(--muted); }
.quiz .stem { margin: 0 0 1em; font-size: 1.08em; line-height: 1.42; }
.quiz .aside { margin: 0 0 0.8em; font-size: 0.85em; color: var(--muted); }
.quiz .answer {
  margin: 0 0 0.4em; padding-top: 0.7em; border-top: 1px solid var(--line); font-size: 1.08em;
}
.quiz .answer.key { font-weight: 600; }

.quiz .options > li, .quiz .taps > li, .quiz .order > li, .quiz .matches > li {
  display: flex; flex-wrap: wrap; align-items: baseline; column-gap: 0.6em;
  padding: 0.5em 0; border-top: 1px solid var(--line);
}
.quiz .options > li:last-child, .quiz .taps > li:last-child, .quiz .order > li:last-child,
.quiz .matches > li:last-child { border-bottom: 1px solid var(--line); }
.quiz label { display: flex; align-items: baseline; column-gap: 0.6em; flex: 1; cursor: pointer; }
.quiz label input { flex: none; accent-color: var(--accent); margin: 0; }
.quiz .text { flex: 1; min-width: 60%; }
.quiz .order .text { min-width: 40%; }
.quiz .marked .key .text { font-weight: 600; }
.quiz .mark { font-size: 0.85em; color: var(--muted); }
.quiz .marked .mark { flex-basis: 100%; }
.quiz .mark.right { color: var(--right); }
.quiz .mark.wrong { color: var(--wrong); }
.quiz .feedback { flex-basis: 100%; font-size: 0.88em; color: var(--muted); }

.quiz .taps > li { cursor: default; }
.quiz .taps.live > li { cursor: pointer; }
.quiz .taps > li::before, .quiz .order > li::before {
  flex: none; width: 1.5em; text-align: center; color: var(--accent); font-weight: 600;
}
.quiz .taps > li::before { content: "·"; }
.quiz .taps > li[data-rank]::before { content: attr(data-rank); }
.quiz .order { counter-reset: place; }
.quiz .order > li { counter-increment: place; }
.quiz .order > li::before { content: counter(place); }

.quiz .pairs > li { padding: 0.5em 0; border-top: 1px solid var(--line); }
.quiz .pairs > li:last-child { border-bottom: 1px solid var(--line); }
.quiz .left { display: block; }
.quiz .matches .left { flex-basis: 100%; color: var(--muted); font-size: 0.88em; }
.quiz .rights { margin: 0.9em 0 0; }
.quiz .rights > li {
  padding: 0.1em 0; padding-inline-start: 1em; text-indent: -1em; font-size: 0.9em;
}
.quiz .rights > li::before { content: "–"; display: inline-block; width: 1em; text-indent: 0; }
.quiz select, .quiz input.gap, .quiz input#typeans {
  font: inherit; color: inherit; background: var(--wash);
  border: 1px solid var(--line); border-radius: 5px; padding: 0.25em 0.4em;
}
.quiz select { width: 100%; box-sizing: border-box; margin-top: 0.3em; font-size: 0.92em; }

.quiz span.gap {
  padding: 0 0.35em; border-bottom: 2px solid var(--accent); color: var(--accent);
}
.quiz.front span.gap { padding: 0 1.6em; }
.quiz.back span.gap { font-weight: 600; }
.quiz.back span.gap .mark { font-weight: 400; margin-inline-start: 0.5em; }
.quiz input.gap {
  width: 8em; max-width: 100%; padding: 0 0.4em; margin: 0.15em 0; text-align: center;
}
.quiz input.gap::placeholder { color: var(--muted); }

.quiz #typeans { font-family: var(--face) !important; font-size: 18px !important; }
.quiz input#typeans { width: 100%; padding: 0.4em 0.5em; }
.quiz code#typeans { display: block; background: none; padding: 0; }
.quiz .typeGood { background: var(--right-wash); color: var(--right); }
.quiz .typeBad { background: var(--wrong-wash); color: var(--wrong); }
.quiz .typeMissed { background: var(--wash); color: var(--muted); }

.quiz .hint { margin: 1.1em 0 0; font-size: 0.9em; color: var(--muted); }
.quiz summary { cursor: pointer; color: var(--accent); }
.quiz .explanation { margin: 1.2em 0 0; }
.quiz .note { margin: 0.7em 0 0; font-size: 0.9em; color: var(--muted); }
.quiz .dispute {
  margin: 1.3em 0 0; padding: 0.1em 0; padding-inline-start: 0.9em; font-size: 0.9em;
  border-inline-start: 3px solid var(--line);
}
.quiz .dispute h2 { margin: 0 0 0.4em; font-size: 1em; font-weight: 600; }
.quiz .dispute h2 span { font-weight: 400; color: var(--muted); display: inline-block; }
.quiz .dispute dl { margin: 0; }
.quiz .dispute dt { color: var(--muted); font-size: 0.9em; }
.quiz .dispute dd { margin: 0 0 0.45em; }
.quiz .dispute summary { font-size: 0.9em; }
.quiz .dispute details li { padding: 0.25em 0; font-size: 0.9em; color: var(--muted); }
.quiz .sources { margin: 1.2em 0 0; font-size: 0.8em; color: var(--muted); }
"""
