# SPDX-License-Identifier: Apache-2.0
"""A small job that uses what most jobs use, so that its classes get into the class-data archive."""

import os

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, sum as total, udf

spark = SparkSession.builder.appName("training").enableHiveSupport().getOrCreate()
numbers = spark.range(100).withColumn("key", col("id") % 7)
double = udf(lambda value: value * 2, "long")
grouped = numbers.groupBy("key").agg(total(double("id")).alias("sum"))
here = os.getcwd()
for form in ("parquet", "json", "csv"):
    path = os.path.join(here, "data", form)
    grouped.write.mode("overwrite").format(form).option("header", True).save(path)
    spark.read.format(form).option("header", True).load(path).join(numbers, "key").count()
spark.read.text(os.path.join(here, "data", "csv")).createOrReplaceTempView("lines")
spark.sql("select value, count(*) as n from lines group by value order by n desc").collect()
words = spark.sparkContext.parallelize(["a b", "b c"]).flatMap(str.split).map(lambda word: (word, 1))
words.reduceByKey(lambda left, right: left + right).saveAsTextFile(os.path.join(here, "data", "words"))
spark.stop()
