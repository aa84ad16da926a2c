# SPDX-License-Identifier: Apache-2.0
# What the cluster needs of the account.

variable "bucket" {
  description = "The bucket for logs."
  type        = string
}

resource "aws_s3_bucket" "logs" {
  bucket = var.bucket
}

resource "aws_iam_role" "emr" {
  name = "data-lake-emr"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "elasticmapreduce.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "emr" {
  role       = aws_iam_role.emr.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonEMRServicePolicy_v2"
}

resource "aws_iam_role" "instances" {
  name = "data-lake-instances"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_instance_profile" "emr" {
  name = "data-lake-instances"
  role = aws_iam_role.instances.name
}
