"""Help from others: which questions go out on a sheet, what a sheet or another copy brings, and how two versions become one."""
