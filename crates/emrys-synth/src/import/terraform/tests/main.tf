locals {
  tags = merge(var.tags, { Project = "sales", Owner = data.aws_caller_identity.current.account_id })
  spark = {
    "spark.executor.memory"        = "${var.executor_gib}g"
    "spark.dynamicAllocation.enabled" = true
  }
  scripts = ["one", "two"]
}

resource "aws_emr_security_configuration" "sec" {
  name = "sales-${var.stage}"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = { EncryptionMode = "SSE-KMS", AwsKmsKey = aws_kms_key.emr.arn }
      }
    }
  })
}

resource "aws_emr_cluster" "sales" {
  name                   = "sales ${upper(var.stage)}"
  release_label          = var.release
  applications           = ["Spark", "Hive"]
  service_role           = aws_iam_role.emr.arn
  autoscaling_role       = aws_iam_role.scaling.arn
  security_configuration = aws_emr_security_configuration.sec.name
  log_uri                = "s3://acme-logs/${var.stage}/"
  termination_protection = var.stage == "prod" ? true : false
  taggs                  = {}

  ec2_attributes {
    subnet_id                         = element(var.subnets, 0)
    instance_profile                  = aws_iam_instance_profile.emr.arn
    additional_master_security_groups = "sg-0123456789abcdef0, sg-0123456789abcdef1"
  }

  master_instance_group {
    instance_type = "m5.xlarge"
  }

  core_instance_group {
    instance_type  = "r5.xlarge"
    instance_count = var.core_count
    bid_price      = "0.30"

    ebs_config {
      size                 = 64
      type                 = "gp3"
      volumes_per_instance = 2
    }

    autoscaling_policy = templatefile("${path.module}/policy.json.tftpl", { min = 2 })
  }

  dynamic "bootstrap_action" {
    for_each = local.scripts
    content {
      name = bootstrap_action.value
      path = "s3://acme-code/${bootstrap_action.value}.sh"
      args = [for script in local.scripts : upper(script) if script != bootstrap_action.value]
    }
  }

  configurations_json = jsonencode([
    { Classification = "spark-defaults", Properties = local.spark },
    { Classification = "spark-env", Configurations = [
      { Classification = "export", Properties = { "ID" = "$${emr.clusterId} $${HOME}" } }
    ] },
  ])

  step = [{
    name              = "words"
    action_on_failure = "CONTINUE"
    hadoop_jar_step = [{
      jar        = "command-runner.jar"
      args       = ["spark-submit", "s3://acme-code/words.py", aws_s3_bucket.data.id]
      main_class = null
      properties = null
    }]
  }]

  tags = local.tags
}

resource "aws_emr_instance_group" "task" {
  for_each       = { small = "m5.large", large = "m5.4xlarge" }
  cluster_id     = aws_emr_cluster.sales.id
  name           = each.key
  instance_type  = each.value
  instance_count = 1
}

resource "aws_emr_managed_scaling_policy" "other" {
  cluster_id = var.other_cluster
  compute_limits {
    unit_type              = "Instances"
    minimum_capacity_units = 1
    maximum_capacity_units = 2
  }
}
