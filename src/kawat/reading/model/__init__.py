"""What was learnt: trees that judge reports (reports.npz), and the run-time of a trained model (`running`).

Nothing is imported here, for the run-time needs libraries that come with the extra ``model`` alone.
"""
