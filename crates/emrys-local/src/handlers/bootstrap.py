# SPDX-License-Identifier: Apache-2.0
"""Calls a function of a Python file with the event on standard input, as AWS Lambda does, and writes its answer."""

import importlib.util
import json
import os
import sys
import time
import traceback

SCRIPT, HANDLER, ANSWER, REQUEST_ID, DEADLINE = sys.argv[1:6]


class Context:
    """What Lambda's Python runtime gives a function as its second argument."""

    function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
    function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
    invoked_function_arn = os.environ["EMRYS_FUNCTION_ARN"]
    memory_limit_in_mb = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128")
    aws_request_id = REQUEST_ID
    log_group_name = f"/aws/lambda/{function_name}"
    log_stream_name = REQUEST_ID
    identity = None
    client_context = None

    @staticmethod
    def get_remaining_time_in_millis():
        return max(0, int(DEADLINE) - int(time.time() * 1000))


def reported(error):
    """The error as Lambda reports it: its class, its text, and where in the user's code it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    frames = [frame for frame in frames if frame.filename != __file__]
    return {
        "errorMessage": str(error),
        "errorType": error.type if isinstance(error, Runtime) else type(error).__name__,
        "requestId": REQUEST_ID,
        "stackTrace": traceback.format_list(frames),
    }


class Runtime(Exception):
    """What Lambda's runtime reports of a function that cannot be called."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.type = f"Runtime.{kind}"


def call():
    sys.path.insert(0, os.path.dirname(os.path.abspath(SCRIPT)))
    spec = importlib.util.spec_from_file_location(
        os.path.splitext(os.path.basename(SCRIPT))[0], SCRIPT
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise Runtime("UserCodeSyntaxError", f"Syntax error in module '{spec.name}': {error}") from error
    except ImportError as error:
        raise Runtime("ImportModuleError", f"Unable to import module '{spec.name}': {error}") from error
    # Lambda's own spelling names the module, too.
    name = HANDLER.removeprefix(spec.name + ".")
    if not hasattr(module, name):
        raise Runtime("HandlerNotFound", f"Handler '{name}' missing on module '{spec.name}'")
    return getattr(module, name)(json.load(sys.stdin), Context())


def write(answer):
    with open(ANSWER + ".part", "w", encoding="utf-8") as file:
        file.write(answer)
    os.replace(ANSWER + ".part", ANSWER)


def main():
    try:
        result = call()
    except Exception as error:  # Lambda reports whatever a function raises.
        traceback.print_exc()
        write(json.dumps(reported(error)))
        return 1
    try:
        answer = json.dumps(result)
    except (TypeError, ValueError) as error:
        message = f"Unable to marshal response: {error}"
        write(
            json.dumps(
                {"errorMessage": message, "errorType": "Runtime.MarshalError", "requestId": REQUEST_ID}
            )
        )
        return 1
    write(answer)
    return 0


sys.exit(main())
