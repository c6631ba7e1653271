"""How the models are made: python -m training.NAME. Not installed with the package."""
