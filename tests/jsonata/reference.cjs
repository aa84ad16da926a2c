// SPDX-License-Identifier: Apache-2.0
// Evaluates templates with JSONata's reference implementation as Step Functions would: one for each line of JSON on
// standard input, answered with a line. The lines are those of `evaluate`, an example of emrys-states.
"use strict";

const jsonata = require("jsonata");
const readline = require("node:readline");

class Nothing extends Error {}

async function fill(template, bindings) {
  if (typeof template === "string") {
    if (!template.startsWith("{%") || !template.endsWith("%}")) {
      return template;
    }
    const value = await jsonata(template.slice(2, -2)).evaluate(undefined, bindings);
    if (value === undefined) {
      throw new Nothing();
    }
    if (typeof value === "function" || (value !== null && value._jsonata_lambda)) {
      throw new TypeError("unsupported");
    }
    return value;
  }
  if (Array.isArray(template)) {
    const items = [];
    for (const item of template) {
      items.push(await fill(item, bindings));
    }
    return items;
  }
  if (template !== null && typeof template === "object") {
    const members = {};
    for (const [name, value] of Object.entries(template)) {
      members[name] = await fill(value, bindings);
    }
    return members;
  }
  return template;
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { template, input, variables } = JSON.parse(line);
    let answer;
    try {
      answer = { value: await fill(template, { ...variables, states: { input, context: null } }) };
    } catch (error) {
      answer = error instanceof Nothing ? { nothing: true } : { code: error.code ?? null, message: String(error.message) };
    }
    console.log(JSON.stringify(answer));
  }
}

main();
