// SPDX-License-Identifier: Apache-2.0
// The AWS SDK for JavaScript: a cluster's life with its waiters and paginators. Prints one JSON object with what came out.

const {
  AddJobFlowStepsCommand,
  DescribeClusterCommand,
  EMRClient,
  ListStepsCommand,
  RunJobFlowCommand,
  TerminateJobFlowsCommand,
  paginateListClusters,
  paginateListInstanceGroups,
  paginateListSteps,
  waitUntilClusterRunning,
  waitUntilClusterTerminated,
  waitUntilStepComplete,
} = require("@aws-sdk/client-emr");

const step = (name, ...words) => ({
  Name: name,
  ActionOnFailure: "CONTINUE",
  HadoopJarStep: { Jar: "command-runner.jar", Args: words },
});

async function pages(paginator, member) {
  const all = [];
  for await (const page of paginator) all.push(...page[member]);
  return all;
}

async function main() {
  // The endpoint, the region and the keys are those of the environment.
  const client = new EMRClient({});
  const waiter = { client, maxWaitTime: 120, minDelay: 1, maxDelay: 1 };

  const { JobFlowId: cluster, ClusterArn: arn } = await client.send(
    new RunJobFlowCommand({
      Name: "from JavaScript",
      ReleaseLabel: "emr-7.5.0",
      Instances: {
        InstanceGroups: [
          { Name: "Primary", InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 },
          { Name: "Core", InstanceRole: "CORE", InstanceType: "m5.xlarge", InstanceCount: 2 },
        ],
        KeepJobFlowAliveWhenNoSteps: true,
      },
      JobFlowRole: "EMR_EC2_DefaultRole",
      ServiceRole: "EMR_DefaultRole",
    }),
  );
  const running = await waitUntilClusterRunning(waiter, { ClusterId: cluster });

  // More than a page of ListSteps.
  const steps = Array.from({ length: 55 }, (_, number) => step(`step ${number}`, "true"));
  const { StepIds: ids } = await client.send(new AddJobFlowStepsCommand({ JobFlowId: cluster, Steps: steps }));
  const complete = await waitUntilStepComplete(waiter, { ClusterId: cluster, StepId: ids.at(-1) });
  const listed = await pages(paginateListSteps({ client }, { ClusterId: cluster }), "Steps");
  const firstPage = await client.send(new ListStepsCommand({ ClusterId: cluster }));

  const { StepIds: failing } = await client.send(
    new AddJobFlowStepsCommand({ JobFlowId: cluster, Steps: [step("fails", "false")] }),
  );
  const failure = await waitUntilStepComplete(waiter, { ClusterId: cluster, StepId: failing[0] }).catch(
    (error) => error.message,
  );
  const missing = await client
    .send(new DescribeClusterCommand({ ClusterId: "j-1AAAAAAAAAAAA" }))
    .catch((error) => ({ name: error.name, status: error.$metadata.httpStatusCode, message: error.message }));

  const groups = await pages(paginateListInstanceGroups({ client }, { ClusterId: cluster }), "InstanceGroups");
  await client.send(new TerminateJobFlowsCommand({ JobFlowIds: [cluster] }));
  const terminated = await waitUntilClusterTerminated(waiter, { ClusterId: cluster });
  const clusters = await pages(paginateListClusters({ client }, { ClusterStates: ["TERMINATED"] }), "Clusters");
  console.log(
    JSON.stringify({
      cluster,
      arn,
      waiters: [running.state, complete.state, terminated.state],
      steps: listed.map((found) => found.Name),
      firstPage: firstPage.Steps.length,
      failure,
      missing,
      groups: groups.map((group) => [group.InstanceGroupType, group.RequestedInstanceCount]),
      listed: clusters.some((found) => found.Id === cluster),
    }),
  );
}

main();
