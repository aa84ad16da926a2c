-- SPDX-License-Identifier: Apache-2.0
-- The orders that have arrived become a table of the catalogue, partitioned by day.
CREATE DATABASE IF NOT EXISTS sales LOCATION 's3://${hiveconf:lake}/warehouse/sales/';

CREATE TABLE IF NOT EXISTS sales.orders (customer STRING, product STRING, amount DECIMAL(10, 2), day DATE)
USING parquet
PARTITIONED BY (day)
LOCATION 's3://${hiveconf:lake}/warehouse/sales/orders/';

CREATE TEMPORARY VIEW landed (day DATE, customer STRING, product STRING, amount DECIMAL(10, 2))
USING csv
OPTIONS (path 's3://${hiveconf:lake}/landing/', header 'true');

INSERT OVERWRITE TABLE sales.orders
SELECT customer, product, amount, day FROM landed;
