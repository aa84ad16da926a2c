// SPDX-License-Identifier: Apache-2.0
// What IAM would say of the requests on stdin, a JSON object on each line: `policies` of a principal, `action`, `resource`,
// `context`. A JSON line for each: the result, the statements that allowed it, context keys that IAM does not have for it.
import { createRequire } from "node:module";
import readline from "node:readline";

const require = createRequire(`${process.env.EMRYS_POLICY_SIMULATOR}/`);
const { runSimulation } = require("@cloud-copilot/iam-simulate");
const ACCOUNT = "123456789012";
const ALL = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
// As the console makes it: a key leaves it to the account's policies who may use it.
const KEY_POLICY = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" }],
};

for await (const line of readline.createInterface({ input: process.stdin })) {
  const { policies, action, resource, context } = JSON.parse(line);
  const [, , , , account] = resource.split(":");
  const answer = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/under-test`,
        action,
        resource: { resource, accountId: account || ACCOUNT },
        contextVariables: context,
      },
      identityPolicies: policies.map((policy, number) => ({ name: `policy${number}`, policy })),
      serviceControlPolicies: [
        { orgIdentifier: "root", policies: [{ name: "all", policy: ALL }] },
      ],
      resourceControlPolicies: [],
      resourcePolicy: action.startsWith("kms:") && account === ACCOUNT ? KEY_POLICY : undefined,
    },
    {},
  );
  if (answer.resultType === "error") {
    console.log(JSON.stringify({ error: answer.errors }));
    continue;
  }
  const results = answer.resultType === "single" ? [answer.result] : answer.results;
  console.log(
    JSON.stringify({
      result: answer.overallResult,
      statements: results.flatMap(
        (own) => own.analysis.identityAnalysis?.allowStatements.map(({ statement }) => statement.sid()) ?? [],
      ),
      ignored: results.flatMap((own) => own.ignoredContextKeys ?? []),
    }),
  );
}
