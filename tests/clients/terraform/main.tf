# SPDX-License-Identifier: Apache-2.0
# A cluster as a team would keep it: task instances of their own, managed scaling, a security configuration.

variable "endpoint" {
  type = string
}

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true

  endpoints {
    emr = var.endpoint
    ec2 = var.endpoint
    iam = var.endpoint
    sts = var.endpoint
  }
}

resource "aws_emr_security_configuration" "encrypted" {
  name = "from-terraform"
  configuration = jsonencode({
    EncryptionConfiguration = {
      EnableInTransitEncryption = false
      EnableAtRestEncryption    = true
      AtRestEncryptionConfiguration = {
        S3EncryptionConfiguration = { EncryptionMode = "SSE-S3" }
      }
    }
  })
}

resource "aws_emr_cluster" "this" {
  name                              = "from Terraform"
  release_label                     = "emr-7.5.0"
  applications                      = ["Hadoop"]
  service_role                      = "EMR_DefaultRole"
  security_configuration            = aws_emr_security_configuration.encrypted.name
  keep_job_flow_alive_when_no_steps = true
  termination_protection            = false
  step_concurrency_level            = 2

  ec2_attributes {
    instance_profile = "EMR_EC2_DefaultRole"
  }

  master_instance_group {
    name          = "primary"
    instance_type = "m5.xlarge"
  }

  core_instance_group {
    name           = "core"
    instance_type  = "m5.xlarge"
    instance_count = 2
  }

  auto_termination_policy {
    idle_timeout = 3600
  }

  tags = {
    team = "sales"
  }
}

resource "aws_emr_instance_group" "task" {
  name           = "task"
  cluster_id     = aws_emr_cluster.this.id
  instance_type  = "m5.xlarge"
  instance_count = 3
}

resource "aws_emr_managed_scaling_policy" "this" {
  cluster_id = aws_emr_cluster.this.id

  compute_limits {
    unit_type              = "Instances"
    minimum_capacity_units = 2
    maximum_capacity_units = 10
  }
}

output "cluster" {
  value = aws_emr_cluster.this.id
}
