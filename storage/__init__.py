"""What Alongside remembers: tables and queries, one file for each noun."""
