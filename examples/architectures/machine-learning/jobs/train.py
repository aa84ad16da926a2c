# SPDX-License-Identifier: Apache-2.0
"""Trains a classifier with pyspark.ml. Arguments: measurements (CSV), where the model goes."""

import sys

from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.evaluation import BinaryClassificationEvaluator
from pyspark.ml.feature import StandardScaler, StringIndexer, VectorAssembler
from pyspark.sql import SparkSession

FEATURES = ["length", "width"]


def main(source, target):
    spark = SparkSession.builder.appName("train").getOrCreate()
    flowers = spark.read.csv(source, header=True, inferSchema=True).cache()
    training, test = flowers.where("id % 4 != 0"), flowers.where("id % 4 = 0")
    pipeline = Pipeline(
        stages=[
            StringIndexer(inputCol="kind", outputCol="label"),
            VectorAssembler(inputCols=FEATURES, outputCol="raw"),
            StandardScaler(inputCol="raw", outputCol="features"),
            LogisticRegression(maxIter=20),
        ]
    )
    pipeline.fit(training).write().overwrite().save(target)
    # Whoever uses the model later reads it from there, too.
    predictions = PipelineModel.load(target).transform(test)
    area = BinaryClassificationEvaluator().evaluate(predictions)
    right = predictions.where("prediction = label").count() / predictions.count()
    print(f"area under the curve {area:.3f}, {right:.0%} of {predictions.count()} flowers are told apart")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
