# SPDX-License-Identifier: Apache-2.0
"""Tasks of the AWS SDK on what both sides have: parameters, secrets, buckets.

Each case has things of its own, named after it, for cases run at the same time. A result is made small by
ResultSelector: times and ids are never the same, and moto cannot give a time or a body in an output.
"""

from machines import chain, passing, task

NOTHING = {"done": True}


def put(name, value, **fields):
    """Makes a parameter."""
    arguments = {"Name": f"/corpus/{name}", "Value": value, "Type": "String", "Overwrite": True}
    return task("ssm:putParameter", arguments, ResultSelector=fields.pop("select", NOTHING), **fields)


def get(name, **fields):
    """Reads a parameter."""
    select = {"value.$": "$.Parameter.Value", "type.$": "$.Parameter.Type", "version.$": "$.Parameter.Version"}
    return task("ssm:getParameter", {"Name": f"/corpus/{name}"}, ResultSelector=fields.pop("select", select), **fields)


def cases(random):
    yield from parameters(random)
    yield from secrets(random)
    yield from objects(random)


def parameters(random):
    for number in range(4):
        name, text = f"there-{number}", random.choice(("one", "two words", "été", "{}"))
        place = random.choice(("$", "$.parameter", None))
        yield f"ssm-{number}", chain(("Put", put(name, text, ResultPath=None)), ("Get", get(name, ResultPath=place))), {"kept": number}
    dynamic = task("ssm:putParameter", {"Name.$": "States.Format('/corpus/{}', $.name)", "Value.$": "$.value", "Type": "String"}, ResultSelector=NOTHING, ResultPath=None)
    read = task("ssm:getParameter", {"Name.$": "States.Format('/corpus/{}', $.name)"}, ResultSelector={"v.$": "$.Parameter.Value"})
    yield "ssm-dynamic", chain(("Put", dynamic), ("Get", read)), {"name": "dynamic", "value": "5"}
    yield "ssm-version", chain(("Put", put("version", "a")), ("Again", put("version", "b", select={"v.$": "$.Version"}))), {}
    names = task("ssm:getParameters", {"Names": ["/corpus/several", "/corpus/not-there"]})
    names["ResultSelector"] = {"found.$": "$.Parameters[*].Value", "missing.$": "$.InvalidParameters"}
    yield "ssm-several", chain(("Put", put("several", "s")), ("Get", names)), {}
    below = task("ssm:getParametersByPath", {"Path": "/corpus/below"}, ResultSelector={"values.$": "$.Parameters[*].Value"})
    yield "ssm-below", chain(("Put", put("below/a", "1")), ("Get", below)), {}
    delete = task("ssm:deleteParameter", {"Name": "/corpus/deleted"})
    yield "ssm-deleted", chain(("Put", put("deleted", "1")), ("Delete", delete), ("Get", get("deleted"))), {}
    yield "ssm-missing", chain(("Get", get("nobody"))), {}
    caught = {"ErrorEquals": ["Ssm.ParameterNotFoundException"], "Next": "Caught", "ResultPath": None}
    yield "ssm-caught", chain(("Get", get("nobody", Catch=[caught])), ("Caught", passing())), {}
    yield "ssm-selector-missing", chain(("Put", put("selector", "1")), ("Get", get("selector", select={"v.$": "$.Nothing"}))), {}
    yield "ssm-output-path", chain(("Put", put("output", "1")), ("Get", get("output", OutputPath="$.value"))), {}


def secrets(random):
    for number in range(3):
        name, text = f"corpus-{number}", random.choice(("hush", "{}", '{"user":"a"}'))
        create = task("secretsmanager:createSecret", {"Name": name, "SecretString": text}, ResultSelector={"name.$": "$.Name"})
        read = task("secretsmanager:getSecretValue", {"SecretId.$": "$.name"}, ResultSelector={"v.$": "$.SecretString", "stages.$": "$.VersionStages"})
        yield f"secret-{number}", chain(("Create", create), ("Get", read)), {}
    missing = task("secretsmanager:getSecretValue", {"SecretId": "corpus-nobody"})
    yield "secret-missing", chain(("Get", missing)), {}


def objects(random):
    for number in range(3):
        bucket, text = f"corpus-{number}", random.choice(("one", "été", ""))
        states = (
            ("Create", task("s3:createBucket", {"Bucket": bucket}, ResultPath=None)),
            ("Put", task("s3:putObject", {"Bucket": bucket, "Key": "a/b", "Body": text}, ResultSelector=NOTHING, ResultPath=None)),
            ("Head", task("s3:headObject", {"Bucket": bucket, "Key": "a/b"}, ResultSelector={"length.$": "$.ContentLength"}, ResultPath="$.head")),
            ("List", task("s3:listObjectsV2", {"Bucket": bucket}, ResultSelector={"keys.$": "$.Contents[*].Key"}, ResultPath="$.list")),
            ("Delete", task("s3:deleteObject", {"Bucket": bucket, "Key": "a/b"}, ResultSelector=NOTHING, ResultPath=None)),
            ("Again", task("s3:headObject", {"Bucket": bucket, "Key": "a/b"}, ResultSelector=NOTHING)),
        )
        yield f"s3-{number}", chain(*states[: 4 + number]), {"kept": number}
    yield "s3-no-bucket", chain(("Get", task("s3:getObject", {"Bucket": "corpus-nobody", "Key": "a"}))), {}
    missing = (("Create", task("s3:createBucket", {"Bucket": "corpus-empty"})), ("Get", task("s3:getObject", {"Bucket": "corpus-empty", "Key": "a"})))
    yield "s3-no-key", chain(*missing), {}
