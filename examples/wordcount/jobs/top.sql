-- The most frequent words. The table is the Parquet that the step before has written.
SELECT word, count
FROM parquet.`s3://${hiveconf:bucket}/counts/`
ORDER BY count DESC, word
LIMIT 10;
