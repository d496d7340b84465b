// Parses GIFT with gift-pegjs: each line on standard input is a file as a JSON string, each line on
// standard output what it holds, or the error that it was refused with.

import { createInterface } from "node:readline";
import { parse } from "gift-pegjs";

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { questions: parse(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
