"""Makes what people download; ``packaging/build`` calls it in an environment of its own (``.venv-build``)."""
