"""Runs queries on Spark in local mode: spark.py HISTORIES.ndjson QUERIES.json FINDINGS.ndjson, a JSON array a query.

The histories become the tables `jobs` (timestamps), `jobs_numbers` (milliseconds) and `jobs_rows` (a row a transition).
"""

import json
import sys

from pyspark.sql import SparkSession

spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.sql.shuffle.partitions", "4")
    .config("spark.sql.session.timeZone", "UTC")
    .config("spark.log.level", "ERROR")
    .getOrCreate()
)
histories, queries, findings = sys.argv[1:]
schema = "TrainingJobName STRING, SecondaryStatusTransitions ARRAY<STRUCT<Status: STRING, StartTime: BIGINT, EndTime: BIGINT>>"
spark.read.schema(schema).json(histories).cache().createOrReplaceTempView("jobs_numbers")
spark.sql(
    """
    SELECT TrainingJobName, transform(SecondaryStatusTransitions, e -> CASE WHEN e IS NOT NULL THEN named_struct(
      'Status', e.Status, 'StartTime', timestamp_millis(e.StartTime), 'EndTime', timestamp_millis(e.EndTime)
    ) END) AS SecondaryStatusTransitions FROM jobs_numbers
    """
).createOrReplaceTempView("jobs")
spark.sql(
    """
    SELECT TrainingJobName AS `the job`, e.Status, e.StartTime AS began, e.EndTime AS ended, i
    FROM jobs LATERAL VIEW posexplode(SecondaryStatusTransitions) AS i, e ORDER BY hash(e.StartTime), i
    """
).createOrReplaceTempView("jobs_rows")

with open(queries, encoding="utf-8") as asked, open(findings, "w", encoding="utf-8") as told:
    for query in json.load(asked):
        print(json.dumps([list(row) for row in spark.sql(query).collect()]), file=told)
spark.stop()
