-- Create the table-valued functions over gold, or replace them.
-- A SQL file task runs this file and binds the parameters catalog and gold_schema.
-- IDENTIFIER reads its text as SQL, so each name is put in backticks first.

USE CATALOG IDENTIFIER('`' || replace(:catalog, '`', '``') || '`');

USE SCHEMA IDENTIFIER('`' || replace(:gold_schema, '`', '``') || '`');

CREATE OR REPLACE FUNCTION sales_by_store(
    start_date DATE COMMENT 'First day, included',
    end_date DATE COMMENT 'Last day, included'
)
RETURNS TABLE (
    store_id BIGINT COMMENT 'Key of the store',
    store_name STRING COMMENT 'Name of the store',
    transactions BIGINT COMMENT 'Number of transactions',
    units BIGINT COMMENT 'Units sold',
    sales_amount DECIMAL(28, 2) COMMENT 'Total sales'
)
COMMENT 'Sales of each store between two days'
RETURN
    SELECT s.store_id, d.store_name, COUNT(*), SUM(s.quantity), SUM(s.sales_amount)
    FROM fact_sales AS s
    LEFT JOIN dim_store AS d ON d.store_id = s.store_id
    WHERE s.transaction_date BETWEEN start_date AND end_date
    GROUP BY s.store_id, d.store_name;

CREATE OR REPLACE FUNCTION low_stock(
    only_category STRING DEFAULT NULL COMMENT 'One product category, or NULL for all'
)
RETURNS TABLE (
    store_id BIGINT COMMENT 'Key of the store',
    product_id BIGINT COMMENT 'Key of the product',
    product_name STRING COMMENT 'Name of the product',
    quantity_on_hand INT COMMENT 'Units in stock',
    reorder_point INT COMMENT 'Order more at or below this'
)
COMMENT 'Products at or below their reorder point in the newest stock count'
RETURN
    SELECT i.store_id, i.product_id, p.product_name, i.quantity_on_hand, i.reorder_point
    FROM fact_inventory AS i
    LEFT JOIN dim_product AS p ON p.product_id = i.product_id
    WHERE i.snapshot_date = (SELECT MAX(snapshot_date) FROM fact_inventory)
        AND i.quantity_on_hand <= i.reorder_point
        AND (only_category IS NULL OR p.category = only_category);

-- YOUR LOGIC: add your own functions here, each ended by a semicolon.
