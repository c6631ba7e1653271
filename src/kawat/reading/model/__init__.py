"""What was learnt: trees that judge reports (reports.npz) and choose speakers (speakers.npz), and a trained model's run-time.

Nothing is imported here, for the run-time needs libraries that come with the extra ``model`` alone.
"""
