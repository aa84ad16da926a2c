# SPDX-License-Identifier: Apache-2.0
# A trigger of AWS Glue that gives the cluster's id to a job every night.

variable "job" {
  description = "The name of the Glue job."
  type        = string
}

resource "aws_glue_trigger" "nightly" {
  name     = "data-lake-nightly"
  type     = "SCHEDULED"
  schedule = "cron(0 2 * * ? *)"

  actions {
    job_name = var.job
    arguments = {
      "--cluster_id" = aws_emr_cluster.data_lake.id
    }
  }
}
