"""What leaves the program besides pages: figures as tables, and what is read back out of a page."""
