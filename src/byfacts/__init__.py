"""byfacts: charts and one-page fact sheets on migration between Belarus and the EU."""

__version__ = "0.1.0"
