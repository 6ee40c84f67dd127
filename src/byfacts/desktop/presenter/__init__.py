"""The show: one chart after another on a wall, in letters for the back row; loaded when a show is wanted."""
