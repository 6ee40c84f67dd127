"""The window: Qt widgets and pyqtgraph. Nothing outside this package imports a screen toolkit."""
