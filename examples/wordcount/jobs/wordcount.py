"""Counts the words of a text. Arguments: where the text is, where the counts go (Parquet)."""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, explode, lower, split


def main(source, target):
    spark = SparkSession.builder.appName("wordcount").getOrCreate()
    lines = spark.read.text(source)
    words = lines.select(explode(split(lower(col("value")), r"[^\p{L}']+")).alias("word"))
    counts = words.where("word != ''").groupBy("word").count().orderBy(col("count").desc(), "word")
    counts.coalesce(1).write.mode("overwrite").parquet(target)
    print(f"{counts.count()} different words written to {target}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
