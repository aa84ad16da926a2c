# SPDX-License-Identifier: Apache-2.0
"""Executions under way at once, the workers that do their tasks, and a record of what was really done.

The workers are outside the engine. They write down which tasks they were handed and which ends of tasks the engine has
acknowledged; what is wrong is told from that alone, and from the engine's answers at the end.
"""

import json
import threading
import time
from collections import Counter, defaultdict

from botocore.exceptions import BotoCoreError, ClientError

ROLE = "arn:aws:iam::000000000000:role/executions"
WORKERS = 12


def work(activity, step, execution="$$.Execution.Name", **more):
    """A state whose task a worker does. A task whose worker never heard of it is given to another one after a while."""
    return {
        "Type": "Task",
        "Resource": activity,
        "Parameters": {"execution.$": execution, "step": step, **more},
        "ResultPath": None,
        "TimeoutSeconds": 6,
        "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 1, "BackoffRate": 1, "MaxAttempts": 99}],
    }


def child_machine(activity):
    """Its one task says which execution it is of, so that a second child of the same parent is seen."""
    state = work(activity, "child", "$.execution", **{"child.$": "$$.Execution.Id"})
    return {"StartAt": "Work", "States": {"Work": {**state, "End": True}}}


def parent_machine(activity, child, pause):
    """Tasks one after another and at once, a wait, an execution of another machine, an execution for each item."""
    item = {**work(activity, "", "$.execution"), "End": True}
    item["Parameters"] = {"execution.$": "$.execution", "step.$": "States.Format('item-{}', $.item)"}
    nested = {
        "Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.sync:2",
        "Parameters": {"StateMachineArn": child, "Input": {"execution.$": "$$.Execution.Name"}},
        "ResultPath": None,
        "End": True,
    }
    return {
        "StartAt": "First",
        "States": {
            "First": {**work(activity, "first"), "Next": "Pause"},
            "Pause": {"Type": "Wait", "Seconds": pause, "Next": "Both"},
            "Both": {
                "Type": "Parallel",
                "Branches": [
                    {"StartAt": "Left", "States": {"Left": {**work(activity, "left"), "End": True}}},
                    {"StartAt": "Nested", "States": {"Nested": nested}},
                ],
                "ResultPath": None,
                "Next": "Items",
            },
            "Items": {
                "Type": "Map",
                "ItemsPath": "$.items",
                "ItemSelector": {"execution.$": "$$.Execution.Name", "item.$": "$$.Map.Item.Value"},
                "ItemProcessor": {
                    "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
                    "StartAt": "Item",
                    "States": {"Item": item},
                },
                "ResultPath": None,
                "Next": "Last",
            },
            "Last": {**work(activity, "last"), "End": True},
        },
    }


STEPS = {"first", "left", "child", "item-1", "item-2", "last"}


class Executions:
    """Executions of one machine on an engine that is killed now and then."""

    def __init__(self, engine, pause=1, at_once=100):
        self.engine = engine
        self.at_once = at_once
        self.names = set()
        self.acknowledged = Counter()
        self.children = defaultdict(set)
        self.wrong = []
        self.lock = threading.Lock()
        self.over = threading.Event()
        states = engine.client("stepfunctions")
        self.activity = states.create_activity(name="work")["activityArn"]
        child = json.dumps(child_machine(self.activity))
        child = states.create_state_machine(name="child", definition=child, roleArn=ROLE)["stateMachineArn"]
        parent = json.dumps(parent_machine(self.activity, child, pause))
        self.machine = states.create_state_machine(name="parent", definition=parent, roleArn=ROLE)["stateMachineArn"]
        self.workers = [threading.Thread(target=self.work, args=(f"worker-{n}",), daemon=True) for n in range(WORKERS)]
        for worker in self.workers:
            worker.start()

    def work(self, name):
        """Does one task after another, over all kills of the engine."""
        states = self.engine.client("stepfunctions")
        while not self.over.is_set():
            try:
                task = states.get_activity_task(activityArn=self.activity, workerName=name)
            except (BotoCoreError, ClientError):
                time.sleep(0.05)
                continue
            if task.get("taskToken"):
                self.do(states, task)

    def do(self, states, task):
        """Does a task, and tells the engine until that has heard of it."""
        given = json.loads(task["input"])
        key = (given["execution"], given["step"])
        with self.lock:
            if self.acknowledged[key]:
                self.wrong.append(f"{key} was done and is to be done again")
            if "child" in given:
                self.children[given["execution"]].add(given["child"])
        while not self.over.is_set():
            try:
                states.send_task_success(taskToken=task["taskToken"], output="{}")
            except ClientError as error:
                if error.response["Error"]["Code"] in ("TaskTimedOut", "TaskDoesNotExist"):
                    # An answer that was lost was heard perhaps, or it came too late.
                    return
            except BotoCoreError:
                pass
            else:
                with self.lock:
                    self.acknowledged[key] += 1
                return
            time.sleep(0.05)

    def fill(self):
        """Starts executions until there are as many at once as there should be; gives up when the engine does."""
        states = self.engine.client("stepfunctions")
        running = len(self.listed(states, "RUNNING"))
        for _ in range(running, self.at_once):
            name = f"execution-{len(self.names)}"
            states.start_execution(stateMachineArn=self.machine, name=name, input='{"items": [1, 2]}')
            self.names.add(name)
        return running

    def listed(self, states, status=None):
        """The statuses of all executions of the machine, by name."""
        more = {"statusFilter": status} if status else {}
        pages = states.get_paginator("list_executions").paginate(stateMachineArn=self.machine, **more)
        return {one["name"]: one["status"] for page in pages for one in page["executions"]}

    def check(self, patience):
        """Waits for the end of all executions and gives everything that is wrong."""
        states = self.engine.client("stepfunctions")
        deadline = time.monotonic() + patience
        while self.listed(states, "RUNNING") and time.monotonic() < deadline:
            time.sleep(0.2)
        listed = self.listed(states)
        self.over.set()
        wrong = list(self.wrong)
        wrong += [f"{name} is lost" for name in sorted(self.names - listed.keys())]
        wrong += [f"{name} is {status}" for name, status in sorted(listed.items()) if status != "SUCCEEDED"]
        wrong += [f"{key} was done {count} times" for key, count in self.acknowledged.items() if count > 1]
        wrong += [f"{name} has {len(arns)} children" for name, arns in self.children.items() if len(arns) != 1]
        done = defaultdict(set)
        for execution, step in self.acknowledged:
            done[execution].add(step)
        strange = {step for steps in done.values() for step in steps} - STEPS
        wrong += [f"nobody asked for {step}" for step in strange]
        return wrong
