-- A team's own SQL file; the comment has a semicolon: it is no statement.
USE CATALOG IDENTIFIER(:catalog);
CREATE OR REPLACE TABLE IDENTIFIER(:gold_schema || '.daily_totals') AS
SELECT transaction_date, SUM(quantity) AS units, ';' AS mark
FROM IDENTIFIER(:gold_schema || '.fact_sales')
WHERE quantity >= CAST(:at_least AS INT)
GROUP BY transaction_date;
