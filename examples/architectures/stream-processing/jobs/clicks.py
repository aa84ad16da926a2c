# SPDX-License-Identifier: Apache-2.0
"""Counts clicks by page and window as they arrive. Arguments: clicks (JSON), counts (Parquet), checkpoints.

It takes what is there and ends; run again, it goes on with what has arrived since. Without `availableNow` it would wait.
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, count, window

CLICK = "time TIMESTAMP, page STRING, user INT"


def main(source, target, checkpoints):
    spark = SparkSession.builder.appName("clicks").getOrCreate()
    clicks = spark.readStream.schema(CLICK).option("maxFilesPerTrigger", 1).json(source)
    counts = (
        clicks.withWatermark("time", "1 minute")
        .groupBy(window("time", "5 minutes"), "page")
        .agg(count("*").alias("clicks"))
        .select(col("window.start").alias("start"), "page", "clicks")
    )
    stream = counts.writeStream.format("parquet").outputMode("append")
    stream = stream.option("path", target).option("checkpointLocation", checkpoints)
    stream.trigger(availableNow=True).start().awaitTermination()
    for row in spark.read.parquet(target).orderBy("start", "page").collect():
        print(f"{row.start:%H:%M} {row.page}: {row.clicks}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
