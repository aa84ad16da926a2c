// SPDX-License-Identifier: Apache-2.0
// What asl-validator says of the definitions on stdin, a JSON text on each line: a JSON list of messages for each.
const readline = require("node:readline");
const validate = require("asl-validator");

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let messages;
  try {
    // It writes into what it is given, and is given each once.
    messages = validate(JSON.parse(line)).errors.map((error) => `${error["Error code"]}: ${error.Message}`);
  } catch (error) {
    messages = [`THROWN: ${error.message}`];
  }
  console.log(JSON.stringify(messages));
});
