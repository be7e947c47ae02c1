"""How much one file may hold, whatever kind it is."""

MOST_BYTES = 200_000_000
MOST_ROWS = 500_000
MOST_COLUMNS = 500
LONGEST_CELL = 100_000
