variable "stage" {
  type = string
}

variable "release" {
  default = "emr-7.1.0"
}

variable "executor_gib" {
  default = 4
}

variable "core_count" {
  type    = number
  default = 2
}

variable "subnets" {
  default = ["subnet-0123456789abcdef0"]
}

variable "tags" {
  default = { team = "data" }
}

variable "other_cluster" {}
