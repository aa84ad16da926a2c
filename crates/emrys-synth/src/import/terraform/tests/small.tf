variable "count_of_core" {
  default = 2
}

variable "kdc" {
  description = "The value of password in the secret kdc in Secrets Manager."
  sensitive   = true
}

resource "aws_emr_cluster" "small" {
  name          = "small"
  release_label = "emr-7.1.0"
  service_role  = "EMR_DefaultRole"
  master_instance_fleet {
    instance_type_configs {
      instance_type = "m5.xlarge"
    }
  }
  core_instance_fleet {
    target_on_demand_capacity = var.count_of_core
    instance_type_configs {
      instance_type     = "m5.xlarge"
      weighted_capacity = 1
    }
    launch_specifications {
      spot_specification {
        allocation_strategy      = "capacity-optimized"
        timeout_action           = "SWITCH_TO_ON_DEMAND"
        timeout_duration_minutes = 10
      }
    }
  }
  ec2_attributes {
    instance_profile = "EMR_EC2_DefaultRole"
    subnet_ids       = [aws_subnet.a.id, "subnet-0123456789abcdef0"]
  }
  kerberos_attributes {
    realm              = "EC2.INTERNAL"
    kdc_admin_password = var.kdc
  }
}
