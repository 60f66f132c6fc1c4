"""Between the refreshes, rows arrive in bronze that are dirty, late or newer."""

import pytest

pytestmark = pytest.mark.local

DIRTY = "(NULL, now(), 1, 1, 1, 1, now()), (900000, now(), NULL, 1, 1, 1, now())"
DIRTY += ", (900001, now(), 1, 1, 0, 1, now())"
AGAIN = """
    SELECT transaction_id, transaction_ts, store_id, product_id, {}, unit_price, now() + INTERVAL {} DAYS
    FROM local_bronze.transactions WHERE transaction_id = {}
"""
STORES = "(5000, '  ', 'x', 'ca', NULL, now()), (5001, '  Trim  ', ' x ', ' ca', NULL, now())"


def test_rows_arrive(spark):
    spark.sql(f"INSERT INTO local_bronze.transactions VALUES {DIRTY}")
    spark.sql(f"INSERT INTO local_bronze.transactions {AGAIN.format(99, 0, 7)}")
    spark.sql(f"INSERT INTO local_bronze.transactions {AGAIN.format(77, -9, 8)}")
    spark.sql(f"INSERT INTO local_bronze.stores VALUES {STORES}")
